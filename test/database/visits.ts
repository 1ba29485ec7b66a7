import * as casework from '#casework'
import * as disbursement from '#disbursement'
import * as entitlement from '#entitlement'
import * as exporting from '#export'
import * as identity from '#identity'
import { type Acting, type Member, type OfficerActor, scopeOf } from '#identity'
import { type FormValues, type Tx, transact } from '#platform'
import * as printout from '#printout'

/** Questions and actions as a page calls them: each in the transaction of its own visit. */

/** `once`: the idempotency key of a posted form */
type Visitor<A extends Acting> = A & { readonly once?: string }

const visit = <A extends Acting, R>(
  { once, ...acting }: Visitor<A>,
  run: (tx: Tx) => Promise<R>,
): Promise<R> => transact(acting.runtime, scopeOf(acting.who), run, { once })

const inVisit =
  <A extends Acting, Rest extends unknown[], R>(run: (tx: Tx, acting: A, ...rest: Rest) => Promise<R>) =>
  (acting: Visitor<A>, ...rest: Rest): Promise<R> =>
    visit(acting, tx => run(tx, acting, ...rest))

/** A question whose answer does not depend on who asks, beyond the rows that the caller may see. */
const asked =
  <Rest extends unknown[], R>(run: (tx: Tx, ...rest: Rest) => Promise<R>) =>
  (acting: Acting, ...rest: Rest): Promise<R> =>
    visit(acting, tx => run(tx, ...rest))

/** An action that finds its item in the catalogue; tests hand in the one item. */
const withItem =
  <A extends Acting, Rest extends unknown[], R>(
    run: (tx: Tx, acting: A, catalogue: casework.Catalogue, ...rest: Rest) => Promise<R>,
  ) =>
  (acting: Visitor<A>, item: casework.Item, ...rest: Rest): Promise<R> =>
    visit(acting, tx => run(tx, acting, new Map([[item.code, item]]), ...rest))

export const accept = withItem(casework.accept)
export const addPage = withItem(casework.addPage)
export const addRow = withItem(casework.addRow)
export const addSheet = withItem(casework.addSheet)
export const approve = withItem(casework.approve)
export const attach = withItem(casework.attach)
export const caseFile = asked(casework.caseFile)
export const changeRow = withItem(casework.changeRow)
export const confirmConditions = withItem(casework.confirmConditions)
export const dailyRoots = asked(casework.dailyRoots)
/** What submitting now would declare. */
export const declaredBy = async (acting: Acting<Member>, item: casework.Item, id: string) =>
  (await withItem(casework.pendingSubmission)(acting, item, id)).declared

/** Who confirms a submission by SMS code. */
export const confirmationOf = async (acting: Acting<Member>, item: casework.Item, id: string) =>
  (await withItem(casework.pendingSubmission)(acting, item, id)).confirmation

export const countRows = asked(casework.countRows)
export const decideRows = withItem(casework.decideRows)
export const decline = withItem(casework.decline)
export const desk = inVisit(casework.desk)
export const deskFigures = inVisit(casework.deskFigures)
export const deskTasks = inVisit(casework.deskTasks)
export const detach = inVisit(casework.detach)
export const discard = inVisit(casework.discard)
export const employerHomeCounts = inVisit(casework.employerHomeCounts)
export const endPairing = inVisit(casework.endPairing)
export const evaluateCase = (
  acting: Acting<OfficerActor>,
  item: casework.Item,
  { declarationId }: { readonly declarationId: string },
) =>
  visit(acting, async tx =>
    casework.evaluateCase(tx, acting, item, await casework.caseFile(tx, declarationId)),
  )
export const findCurrent = inVisit(casework.findCurrent)
export const answerHearing = inVisit(casework.answerHearing)
export const countHearings = inVisit(casework.countHearings)
export const findHearing = asked(casework.findHearing)
export const listHearings = inVisit(casework.listHearings)
export const findPairing = inVisit(casework.findPairing)
export const getBulk = inVisit(casework.getBulk)
export const handOver = withItem(casework.handOver)
export const movePage = withItem(casework.movePage)
export const nextCase = inVisit(casework.nextCase)
export const openPairing = withItem(casework.openPairing)
export const orderBulk = inVisit(casework.orderBulk)
/** What submitting now would declare, of an item with rows. */
export const pendingRows = async (acting: Acting<Member>, item: casework.Item, id: string) =>
  (await withItem(casework.pendingSubmission)(acting, item, id)).rows
export const listRows = asked(casework.listRows)
export const progress = inVisit(casework.progress)
export const queuePlace = (acting: Acting<Member>, item: casework.Item, id: string) =>
  visit(acting, async tx => casework.queuePlace(tx, item, (await casework.caseFile(tx, id)).declaration))
export const receiptOf = asked(casework.receiptOf)
export const removePage = withItem(casework.removePage)
export const removeRows = withItem(casework.removeRows)
export const restore = inVisit(casework.restore)
export const reusable = (acting: Acting<Member>, catalogue: casework.Catalogue, id: string) =>
  visit(acting, async tx =>
    casework.reusable(tx, acting, catalogue, (await casework.caseFile(tx, id)).declaration),
  )
export const reuse = inVisit(casework.reuse)
export const revoke = withItem(casework.revoke)
export const rootsFile = asked(casework.rootsFile)
export const rotatePage = withItem(casework.rotatePage)
export const save = inVisit(
  (tx, acting: Acting<Member>, item: casework.Item, values: FormValues, seen?: string, about?: string) =>
    casework.save(tx, acting, item, { values, seen, about }),
)
export const sendBack = withItem(casework.sendBack)
/** @returns seconds until the next code may be sent */
export const sendConfirmationCode = async (acting: Acting<Member>, item: casework.Item, id: string) =>
  (await withItem(casework.sendConfirmationCode)(acting, item, id)).wait
export const signaturesOf = async (acting: Acting<Member>, id: string) =>
  casework.verifySignatures(
    acting,
    await visit(acting, async tx =>
      casework.submittedSignatures(tx, (await casework.caseFile(tx, id)).declaration),
    ),
  )
export const submit = withItem(casework.submit)
export const toDo = async (acting: Acting<Member>, hall: 'person' | 'employer') =>
  (await inVisit(casework.toDo)(acting, hall)).open
export const acceptObjection = inVisit(disbursement.acceptObjection)
export const approveBatch = inVisit(disbursement.approveBatch)
export const approveRecovery = inVisit(disbursement.approveRecovery)
export const batchDetails = asked(disbursement.batchDetails)
export const batches = asked(disbursement.batches)
export const bookReceipt = inVisit(disbursement.bookReceipt)
export const books = asked(disbursement.books)
export const decideDispute = inVisit(disbursement.decideDispute)
export const decideObjection = inVisit(disbursement.decideObjection)
export const disputes = asked(disbursement.disputes)
export const endHeld = inVisit(disbursement.endHeld)
export const findObjection = inVisit(disbursement.findObjection)
export const followObjection = asked(disbursement.followObjection)
export const getObjection = inVisit(disbursement.getObjection)
export const heldCase = inVisit(disbursement.heldCase)
export const objections = inVisit(disbursement.objections)
export const openRecovery = inVisit(disbursement.openRecovery)
export const payables = asked(disbursement.payables)
export const prepareBatch = inVisit(disbursement.prepareBatch)
export const preparePublicity = inVisit(disbursement.preparePublicity)
export const proposeDispute = inVisit(disbursement.proposeDispute)
export const publicFile = inVisit(disbursement.publicFile)
export const publicList = inVisit(disbursement.publicList)
export const publicLists = inVisit(disbursement.publicLists)
export const publicityCases = inVisit(disbursement.publicityCases)
export const publicityDesk = inVisit(disbursement.publicityDesk)
export const publishPublicity = inVisit(disbursement.publishPublicity)
export const publishedBooks = asked(disbursement.publishedBooks)
export const raiseObjection = inVisit(disbursement.raiseObjection)
export const recoveries = inVisit(disbursement.recoveries)
export const rejectBatch = inVisit(disbursement.rejectBatch)
export const rejectRecovery = inVisit(disbursement.rejectRecovery)
export const releaseHeld = inVisit(disbursement.releaseHeld)
export const strikeUse = inVisit(disbursement.strikeUse)
export const takeOut = inVisit(disbursement.takeOut)
export const unitPayments = inVisit(disbursement.unitPayments)
export const useLedger = inVisit(disbursement.useLedger)
export const useVersions = inVisit(disbursement.useVersions)
export const waitingGroups = asked(disbursement.waitingGroups)
export const withdrawPublicity = inVisit(disbursement.withdrawPublicity)
export const writeUse = inVisit(disbursement.writeUse)
export const differences = asked(entitlement.differences)
export const entitlementFacts = inVisit(entitlement.entitlementFacts)
export const orderRun = inVisit(entitlement.orderRun)
export const orderTrial = inVisit(entitlement.orderTrial)
export const decisions = (acting: Acting, runNo: number, search: entitlement.DecisionSearch) =>
  visit(acting, tx => entitlement.decisions(tx, runNo, search))
export const proposePolicy = inVisit(entitlement.proposePolicy)
export const publishPolicy = inVisit(entitlement.publishPolicy)
export const pushRun = inVisit(entitlement.pushRun)
export const runByNo = asked(entitlement.runByNo)
export const runFigures = asked(entitlement.runFigures)
export const stopRun = inVisit(entitlement.stopRun)
export const exportsOf = inVisit(exporting.exportsOf)
export const orderExport = inVisit(exporting.orderExport)
export const addPasskey = inVisit(identity.addPasskey)
export const bindCertificate = inVisit(identity.bindCertificate)
export const bindTimeCode = inVisit(identity.bindTimeCode)
export const certificatesOf = asked(identity.certificatesOf)
export const changePassword = inVisit(identity.changePassword)
export const forgetRecoveryCodes = inVisit(identity.forgetRecoveryCodes)
export const logIn = inVisit(identity.logIn)
export const logInByCertificate = inVisit(identity.logInByCertificate)
export const logInByPasskey = inVisit(identity.logInByPasskey)
export const logInOperator = inVisit(identity.logInOperator)
export const offerPasskey = inVisit(identity.offerPasskey)
export const offerTimeCode = inVisit(identity.offerTimeCode)
export const officersBelow = inVisit(identity.officersBelow)
export const openUnit = inVisit(identity.openUnit)
export const passSecondStep = inVisit(identity.passSecondStep)
export const passkeysOf = inVisit(identity.passkeysOf)
export const recentChanges = inVisit(identity.recentChanges)
export const registerPerson = inVisit(identity.registerPerson)
export const removePasskey = inVisit(identity.removePasskey)
export const removeTimeCode = inVisit(identity.removeTimeCode)
export const renamePasskey = inVisit(identity.renamePasskey)
export const renewRecoveryCodes = inVisit(identity.renewRecoveryCodes)
export const replaceCertificate = inVisit(identity.replaceCertificate)
export const reportLost = inVisit(identity.reportLost)
export const resetAtCounter = inVisit(identity.resetAtCounter)
export const resetPassword = inVisit(identity.resetPassword)
export const resetSecondFactor = inVisit(identity.resetSecondFactor)
export const unbindCertificate = inVisit(identity.unbindCertificate)
export const isOriginalFile = asked(async (tx: Tx, of: printout.Printout, file: NodeJS.ReadableStream) =>
  printout.isOriginalFile(tx, of, await printout.hashOfFile(file)),
)
export const keyOfPrintout = inVisit(printout.keyOfPrintout)
export const freshRecoveryCodes = inVisit(identity.freshRecoveryCodes)
export const recoveryCodesLeft = inVisit(identity.recoveryCodesLeft)
export const offeredTimeCode = inVisit(identity.offeredTimeCode)
export const confirmContact = inVisit(identity.confirmContact)
export const decideFreeze = inVisit(identity.decideFreeze)
export const freezeFile = inVisit(identity.freezeFile)
export const objectToRegistration = inVisit(identity.objectToRegistration)
export const provedPerson = inVisit(identity.provedPerson)
export const proveIdentity = inVisit(identity.proveIdentity)
export const recordMobileAtCounter = inVisit(identity.recordMobileAtCounter)
export const registerAdministrator = inVisit(identity.registerAdministrator)
export const registrationNotice = inVisit(identity.registrationNotice)
