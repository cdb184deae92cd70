import { expect, it } from "vitest";
import { checks, classesOf } from "./password";

const rule = <T>(value: T) => ({ value, legalBasis: "điều 1" });
const RULES = { minLength: rule(8), minClasses: rule(3), notFromNameOrBirthDate: rule(true), history: rule(5) };

it("counts letters of Vietnamese as letters", () => {
  expect(classesOf("đường")).toBe(1);
  expect(classesOf("ĐườngSố1!")).toBe(4);
});

it("says what is met, and leaves to the server what only the server knows", () => {
  const met = Object.fromEntries(checks(RULES, "matkhau1").map((check) => [check.rule, check.met]));

  expect(met).toEqual({ length: true, classes: false, notName: undefined, history: undefined });
});
