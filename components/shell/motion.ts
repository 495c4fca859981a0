/** Loaded when the page is idle: nothing that people wait for needs motion. */
export { domAnimation as default } from 'framer-motion'
