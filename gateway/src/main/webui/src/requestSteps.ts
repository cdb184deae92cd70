import type { Action, Field } from "./action";
import type { MailRequest, Me } from "./api";
import type { Key } from "./i18n";

/** Its path is behind `/api/v1/requests/{id}/`. */
export interface RequestStep extends Action {
  open: (request: MailRequest, me: Me) => boolean;
}

const OPERATOR = ["operator", "operator-lead"];
const NOTE: Field[] = [{ name: "note", label: "step.note" }];
const REFUSAL: Field[] = [
  { name: "reason", label: "step.reason" },
  { name: "legalBasis", label: "step.legalBasis", optional: true },
];

const step = (
  path: string,
  label: Key,
  states: string[],
  may: (request: MailRequest, me: Me) => boolean,
  fields: Field[] = [],
  danger = false,
): RequestStep => ({
  path,
  label,
  danger,
  fields,
  open: (request, me) => states.includes(request.state) && may(request, me),
});

/** Of the very unit that asks: who serves elsewhere has no say in it. */
const ofUnit = (role: string) => (request: MailRequest, me: Me) =>
  me.roles.includes(role) && me.unitCodes.includes(request.unit);
const byStaff = ofUnit("focal-point");
const byHead = ofUnit("unit-head");
const byOperator = (_: MailRequest, me: Me) => me.roles.some((role) => OPERATOR.includes(role));

/** What a person may be able to do next; the server decides, also that three people do it. */
export const REQUEST_STEPS: RequestStep[] = [
  step("submission", "requestStep.SUBMISSION", ["DRAFT"], byStaff),
  step("confirmation", "requestStep.CONFIRMATION", ["AWAITING_HEAD"], byHead),
  step("return", "requestStep.RETURN", ["AWAITING_HEAD"], byHead, NOTE, true),
  step("withdrawal", "requestStep.WITHDRAWAL", ["DRAFT", "AWAITING_HEAD"], byStaff, [], true),
  step("receipt", "requestStep.RECEIPT", ["SENT"], byOperator),
  step("start", "requestStep.START", ["RECEIVED"], byOperator),
  step("question", "requestStep.QUESTION", ["RECEIVED"], byOperator, NOTE),
  step("answer", "requestStep.ANSWER", ["NEEDS_MORE"], byStaff, NOTE),
  step("retry", "step.retry", ["IN_PROGRESS"], byOperator),
  step("refusal", "requestStep.REFUSAL", ["SENT", "RECEIVED", "NEEDS_MORE"], byOperator, REFUSAL, true),
];
