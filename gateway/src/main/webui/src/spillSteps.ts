import type { Action, Field } from "./action";
import type { Me, ResultSet, Spill } from "./api";
import type { Key } from "./i18n";

/** Its path is behind `/api/v1/spills/{id}/`. */
export interface Step extends Action {
  open: (spill: Spill, me: Me) => boolean;
}

export const has = (spill: Spill, ...parts: string[]) => parts.some((part) => spill.myParts.includes(part));
const at = (spill: Spill, ...states: string[]) => states.includes(spill.state);
const isHead = (spill: Spill, me: Me) => me.roles.includes("unit-head") && me.unitCodes.includes(spill.unit);
const isOpen = (spill: Spill) => !at(spill, "CLOSED", "RELEASED");

/** The others have no mailbox in which the message lies. */
const seesMessage = (spill: Spill) => has(spill, "REPORTER", "HEAD");

const TOLD: Field[] = [
  { name: "told", label: "step.told" },
  { name: "channel", label: "step.channel", options: { prefix: "channel", codes: ["LETTER", "CIPHER", "PHONE", "IN_PERSON"] } },
  { name: "letterNumber", label: "step.letterNumber", optional: true },
];

const duty = (kind: string, label: Key): Step => ({
  path: `duties/${kind}`,
  label,
  fields: TOLD,
  open: (spill) =>
    isOpen(spill) &&
    has(spill, "HEAD", "LEAD") &&
    spill.duties.some((it) => it.kind === kind && !it.doneAt),
});

/** What a person may be able to do next. The server decides; here only what cannot succeed is left out. */
export const STEPS: Step[] = [
  { path: "confirmation", label: "step.confirm", fields: [], open: (spill, me) => at(spill, "REPORTED") && isHead(spill, me) },
  {
    path: "assignment",
    label: "step.take",
    fields: [],
    open: (spill, me) =>
      isOpen(spill) && !at(spill, "REPORTED") && me.roles.includes("operator-lead") && spill.myParts.length === 0,
  },
  {
    path: "people",
    label: "step.name",
    fields: [
      { name: "part", label: "step.part", options: { prefix: "part", codes: ["EXECUTOR", "APPROVER"] } },
      { name: "username", label: "step.username" },
      { name: "name", label: "step.personName" },
    ],
    open: (spill) => isOpen(spill) && has(spill, "LEAD"),
  },
  {
    path: "references",
    label: "step.reference",
    fields: [],
    picksMessage: true,
    open: (spill) => isOpen(spill) && seesMessage(spill),
  },
  {
    path: "references",
    label: "step.reference",
    fields: [{ name: "messageId", label: "step.messageId" }],
    open: (spill) => isOpen(spill) && !seesMessage(spill) && has(spill, "LEAD", "EXECUTOR"),
  },
  {
    path: "searches",
    label: "step.search",
    fields: [{ name: "kind", label: "search.kind", options: { prefix: "searchKind", codes: ["LOCATE", "VERIFY"] } }],
    open: (spill) => isOpen(spill) && !at(spill, "REPORTED") && has(spill, "LEAD", "EXECUTOR"),
  },
  {
    path: "containment",
    label: "step.contain",
    fields: [],
    open: (spill) => isOpen(spill) && !at(spill, "REPORTED") && has(spill, "LEAD", "EXECUTOR"),
  },
  {
    path: "leak-radius",
    label: "step.radius",
    fields: [],
    open: (spill) => isOpen(spill) && !at(spill, "REPORTED") && has(spill, "LEAD", "EXECUTOR"),
  },
  {
    path: "result-sets",
    label: "step.freeze",
    fields: [],
    open: (spill) => at(spill, "LOCATED", "CONTAINED", "APPROVED", "DESTROYED", "ASSESSED", "REMEDIATED") && has(spill, "LEAD", "EXECUTOR"),
  },
  duty("TELL_SENDER", "step.tellSender"),
  duty("TELL_AUTHORITY", "step.tellAuthority"),
  {
    path: "assessment",
    label: "step.assess",
    fields: [
      { name: "degree", label: "step.degree", options: { prefix: "degree", codes: ["NONE", "INSIDE", "OUTSIDE", "UNKNOWN"] } },
      {
        name: "cause",
        label: "step.cause",
        options: {
          prefix: "cause",
          codes: ["WRONG_RECIPIENT", "SENT_BY_MAIL_ON_PURPOSE", "NOT_MARKED", "MAILBOX_TAKEN_OVER", "OTHER"],
        },
      },
      { name: "conclusion", label: "step.conclusion", optional: true },
    ],
    open: (spill, me) => at(spill, "LOCATED", "CONTAINED", "DESTROYED") && me.roles.includes("police-assessor"),
  },
  {
    path: "remediation",
    label: "step.remediate",
    fields: [{ name: "remedies", label: "step.remedies" }],
    open: (spill) => at(spill, "ASSESSED") && has(spill, "LEAD", "HEAD"),
  },
  { path: "closure", label: "step.close", fields: [], open: (spill) => at(spill, "REMEDIATED") && has(spill, "LEAD") },
  {
    path: "release",
    label: "step.release",
    danger: true,
    fields: [{ name: "reason", label: "step.reason" }],
    open: (spill, me) =>
      at(spill, "REPORTED") ? isHead(spill, me) : at(spill, "CONFIRMED", "LOCATED", "CONTAINED") && has(spill, "LEAD"),
  },
];

const works = (spill: Spill) => isOpen(spill) && has(spill, "LEAD", "EXECUTOR");

/** Somebody says what a message is that has the Message-ID of the case and other content. */
export const decideOn = (copy: string): Step => ({
  path: "copies/decision",
  label: "step.decide",
  fields: [
    { name: "areCopies", label: "doubt.question", options: { prefix: "doubt", codes: ["no", "yes"] } },
    { name: "reason", label: "step.reason" },
  ],
  body: ({ areCopies, reason }) => ({ copies: [copy], areCopies: areCopies === "yes", reason }),
  open: works,
});

/** What innocent mail has too, a logo, finds nothing any more; once a set is approved it is too late. */
export const excludePart = (part: string): Step => ({
  path: `parts/${part}/exclusion`,
  label: "step.excludePart",
  fields: [{ name: "reason", label: "step.reason" }],
  open: (spill) => at(spill, "CONFIRMED", "LOCATED", "CONTAINED") && works(spill),
});

/** A second person decides on what was frozen; the digest that they see is what they sign. */
export function stepsOf(set: ResultSet): Step[] {
  if (set.state === "APPROVED") {
    return [
      {
        path: `result-sets/${set.number}/destruction`,
        label: "step.destroy",
        danger: true,
        fields: [],
        open: (spill) => isOpen(spill) && has(spill, "EXECUTOR"),
      },
    ];
  }
  if (set.state === "KEPT") {
    return [
      {
        path: `result-sets/${set.number}/lifting`,
        label: "step.lift",
        fields: [{ name: "reason", label: "step.reason" }],
        open: (spill) => isOpen(spill) && has(spill, "LEAD"),
      },
    ];
  }
  if (set.state !== "FROZEN") {
    return [];
  }
  const decides = (spill: Spill) => isOpen(spill) && has(spill, "LEAD", "APPROVER");
  return [
    {
      path: `result-sets/${set.number}/approval`,
      label: "step.approve",
      fields: [
        { name: "keepAsIs", label: "step.keepAsIs", options: { prefix: "keepAsIs", codes: ["", "false", "true"] } },
        { name: "answeredBy", label: "step.answeredBy" },
        { name: "letterNumber", label: "step.letterNumber" },
      ],
      body: ({ keepAsIs, ...authority }) => ({
        digest: set.digest,
        authority: { ...authority, keepAsIs: keepAsIs === undefined ? null : keepAsIs === "true" },
      }),
      open: decides,
    },
    {
      path: `result-sets/${set.number}/rejection`,
      label: "step.reject",
      danger: true,
      fields: [{ name: "reason", label: "step.reason" }],
      open: decides,
    },
  ];
}
