import { expect, it } from "vitest";
import { versionOf } from "./api";

it("reads the version of a tag, weakened or not", () => {
  expect(versionOf('"12"')).toBe(12);
  expect(versionOf('W/"12"')).toBe(12);
  expect(versionOf('"a1b2"')).toBeUndefined();
  expect(versionOf(null)).toBeUndefined();
});
