import { CompanyScreen } from '#components/companies/company-screen.tsx'

type Props = { params: Promise<{ companyId: string }> }

export default async function Page({ params }: Props) {
  const { companyId } = await params
  return <CompanyScreen key={companyId} companyId={Number(companyId)} />
}
