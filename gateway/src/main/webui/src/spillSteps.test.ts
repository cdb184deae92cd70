import { expect, it } from "vitest";
import type { Me, ResultSet, Spill } from "./api";
import { decideOn, excludePart, STEPS, stepsOf } from "./spillSteps";

const me = (...roles: string[]): Me => ({ username: "an", name: "An", roles, unitCodes: ["snv"] });
const spill = (state: string, ...myParts: string[]) =>
  ({ state, myParts, unit: "snv", duties: [], version: 1 }) as unknown as Spill;
const set = (state: string) => ({ number: 1, state, digest: "d1" }) as ResultSet;
const open = (of: Spill, by: Me) => STEPS.filter((step) => step.open(of, by)).map((step) => step.path);

it("lets a reporter pick a message afterwards, and the lead name it by its Message-ID", () => {
  const references = (part: string) =>
    STEPS.filter((step) => step.path === "references" && step.open(spill("CONFIRMED", part), me("operator")));

  expect(references("REPORTER").map((step) => step.picksMessage)).toEqual([true]);
  expect(references("LEAD").map((step) => step.picksMessage)).toEqual([undefined]);
  expect(references("APPROVER")).toEqual([]);
});

it("offers the head of the unit to confirm, and no other head", () => {
  expect(open(spill("REPORTED"), me("unit-head"))).toContain("confirmation");
  expect(open(spill("REPORTED"), { ...me("unit-head"), unitCodes: ["syt"] })).toEqual([]);
});

it("offers nothing in a case that has ended", () => {
  expect(open(spill("CLOSED", "LEAD", "EXECUTOR", "HEAD"), me("operator-lead"))).toEqual([]);
});

it("approves the digest that was seen, with what the authority answered", () => {
  const approval = stepsOf(set("FROZEN"))[0];

  expect(approval?.open(spill("CONTAINED", "EXECUTOR"), me("operator"))).toBe(false);
  expect(approval?.open(spill("CONTAINED", "APPROVER"), me("operator"))).toBe(true);
  expect(approval?.body?.({ keepAsIs: "false", answeredBy: "PA03", letterNumber: "12" })).toEqual({
    digest: "d1",
    authority: { answeredBy: "PA03", letterNumber: "12", keepAsIs: false },
  });
});

it("sends no answer of the authority that nobody chose", () => {
  expect(stepsOf(set("FROZEN"))[0]?.body?.({})).toEqual({ digest: "d1", authority: { keepAsIs: null } });
});

it("lets those who work on an open case say what a doubtful message is", () => {
  const decision = decideOn("c1");

  expect(decision.open(spill("CONTAINED", "EXECUTOR"), me("operator"))).toBe(true);
  expect(decision.open(spill("CONTAINED", "APPROVER"), me("operator"))).toBe(false);
  expect(decision.open(spill("CLOSED", "LEAD"), me("operator-lead"))).toBe(false);
  expect(decision.body?.({ areCopies: "no", reason: "forged" })).toEqual({
    copies: ["c1"],
    areCopies: false,
    reason: "forged",
  });
});

it("excludes a part only until a set is approved", () => {
  const exclusion = excludePart("p1");

  expect(exclusion.path).toBe("parts/p1/exclusion");
  expect(exclusion.open(spill("CONTAINED", "LEAD"), me("operator-lead"))).toBe(true);
  expect(exclusion.open(spill("CONTAINED", "HEAD"), me("unit-head"))).toBe(false);
  expect(exclusion.open(spill("APPROVED", "LEAD"), me("operator-lead"))).toBe(false);
});
