import { describe, expect, it } from "vitest";
import { label, translator } from "./i18n";

const sources = import.meta.glob<string>("../../../../../{account,security}-service/src/main/java/**/*.java", {
  query: "?raw",
  import: "default",
});

/** Where the portal shows what a service's enum says: the label's prefix, and the enum. */
const SHOWN = {
  type: "account/profile/RequestType",
  state: "account/request/RequestState",
  requestStep: "account/request/Step",
  lineState: "account/request/LineState",
  task: "security/spill/Task",
  spillState: "security/spill/SpillState",
  level: "security/spill/SecrecyLevel",
  degree: "security/spill/LeakDegree",
  cause: "security/spill/LeakCause",
  part: "security/people/Part",
  placeKind: "security/coverage/PlaceKind",
  coverage: "security/coverage/CoverageState",
  copyState: "security/copy/CopyState",
  setState: "security/approval/ResultSetState",
  radiusState: "security/radius/RadiusState",
  jobState: "security/destruction/DestructionState",
  searchKind: "security/locate/SearchKind",
  aim: "security/containment/Aim",
};

async function codesOf(path: string): Promise<string[]> {
  const file = Object.keys(sources).find((it) => it.endsWith(`/${path}.java`));
  const source = (await sources[file ?? path]?.()) ?? "";
  const body = source.replace(/\/\*[\s\S]*?\*\//g, "").split(/\benum \w+(?: implements \w+)? \{/)[1] ?? "";
  return [...withoutArguments(body.split(";")[0] ?? "").matchAll(/\b[A-Z][A-Z_]+\b(?=\s*[,}\s]|$)/g)].map(([code]) => code);
}

/** What a constant is made of may name others. */
function withoutArguments(constants: string): string {
  const less = constants.replace(/\([^()]*\)/g, "");
  return less === constants ? less : withoutArguments(less);
}

describe.each(Object.entries(SHOWN))("%s", (prefix, path) => {
  it.each(["vi", "en"] as const)("has words in %s for each code of the service", async (language) => {
    const codes = await codesOf(path);

    expect(codes.length).toBeGreaterThan(1);
    expect(codes.filter((code) => label(translator(language), prefix, code) === code)).toEqual([]);
  });
});
