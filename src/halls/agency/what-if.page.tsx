import { entitlementFacts, policies } from '#entitlement'
import { Refusal, refuse } from '#platform'
import { cleanNumber, type Unit } from '#registry'
import { Button, Buttons, Facts, Form, TextField } from '#ui'
import { officerPage } from '../serving/page.ts'
import { Comparison } from '../what-if/comparison.tsx'
import { FigureFields } from '../what-if/figure-fields.tsx'
import { policyOfToday, type Trial, trialOf } from '../what-if/trial.ts'

/** 经办端 › 享受资格试算: GET /agency/what-if, for arbitrary figures or a unit in the officer's area */
export const whatIfPage = officerPage({
  path: '/agency/what-if',
  title: '享受资格试算',
  async load(visit, tx): Promise<Tried> {
    // Officers can also try policies that are not published yet.
    const onFile = policies()
    const policy = policyOfToday(visit, onFile)
    if (!policy) return refuse('not-found', '还没有政策文件，不能试算。')
    const unitNo = cleanNumber(visit.query.unit ?? '')
    if (unitNo === '') return { unit: undefined, trial: trialOf(visit, onFile, policy, nobody) }
    try {
      const { unit, facts } = await entitlementFacts(tx, visit.acting, unitNo, policy)
      return { unit, trial: trialOf(visit, onFile, policy, facts) }
    } catch (error) {
      // An unknown unit, or one outside the officer's area, is an error beside the field; the form stays usable.
      if (!(error instanceof Refusal)) throw error
      return { unit: undefined, problem: error.message, trial: trialOf(visit, onFile, policy, nobody) }
    }
  },
  view: ({ unit, problem, trial }, visit) => (
    <>
      <Form action={visit.path} method="get" class="filter">
        <TextField
          name="unit"
          label="单位编号"
          value={visit.query.unit ?? ''}
          error={problem}
          hint="填写本统筹区的单位编号，取出登记的数据；不填也可以试算"
          numeric
        />
        <Buttons>
          <Button>取数</Button>
        </Buttons>
      </Form>
      {unit ? (
        <Facts
          rows={[
            { label: '单位名称', value: unit.name },
            { label: '单位编号', value: unit.unitNo },
            { label: '统筹区', value: unit.areaName },
          ]}
        />
      ) : null}
      <Comparison trial={trial} {...(unit ? {} : { base: '起点' })} />
      <FigureFields visit={visit} trial={trial} {...(unit ? { hidden: { unit: unit.unitNo } } : {})} />
    </>
  ),
})

interface Tried {
  readonly unit: Unit | undefined
  readonly problem?: string
  readonly trial: Trial
}

/** Default figures when no unit is named: a small enterprise with an empty record. */
const nobody = {
  unitNo: '',
  areaCode: '',
  unitName: '',
  unitType: '企业',
  size: '小型',
  labourDispatch: false,
  deregistering: false,
  discredited: false,
  monthsPaid: 12,
  unpaidMonths: 0,
  headcountSum: 0,
  decemberBefore: 0,
  january: 0,
  december: 0,
  previousMonth: 0,
  newClaimants: 0,
  normalReductions: 0,
  baseFen: 0,
}
