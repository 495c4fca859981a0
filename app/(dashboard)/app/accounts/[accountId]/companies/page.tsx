import { CompaniesScreen } from '#components/companies/companies-screen.tsx'

export default function Page() {
  return <CompaniesScreen />
}
