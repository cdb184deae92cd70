import { expect, it } from "vitest";
import type { MailRequest, Me } from "./api";
import { REQUEST_STEPS } from "./requestSteps";

const me = (role: string, unit = "snv"): Me => ({ username: "an", name: "An", roles: [role], unitCodes: [unit] });
const open = (state: string, by: Me) =>
  REQUEST_STEPS.filter((step) => step.open({ state, unit: "snv" } as MailRequest, by)).map((step) => step.path);

it("lets the head of the very unit confirm a request or send it back", () => {
  expect(open("AWAITING_HEAD", me("unit-head"))).toEqual(["confirmation", "return"]);
  expect(open("AWAITING_HEAD", me("unit-head", "syt"))).toEqual([]);
});

it("lets the unit take back what was not sent, and answer what is asked", () => {
  expect(open("DRAFT", me("focal-point"))).toEqual(["submission", "withdrawal"]);
  expect(open("SENT", me("focal-point"))).toEqual([]);
  expect(open("NEEDS_MORE", me("focal-point"))).toEqual(["answer"]);
});

it("lets the operator work on what was sent, and nobody on what has ended", () => {
  expect(open("SENT", me("operator"))).toEqual(["receipt", "refusal"]);
  expect(open("RECEIVED", me("operator-lead"))).toEqual(["start", "question", "refusal"]);
  expect(open("DONE", me("operator"))).toEqual([]);
  expect(open("SENT", me("auditor"))).toEqual([]);
});
