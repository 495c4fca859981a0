import { MacroScreen } from '#components/macros/macro-screen.tsx'

export default async function Page({ params }: { params: Promise<{ macroId: string }> }) {
  return <MacroScreen id={Number((await params).macroId)} />
}
