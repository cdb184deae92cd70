import { useEffect, useState } from "react";
import { get, type Unit } from "./api";

/** Asked for once each, however many rows show the unit. */
const names = new Map<string, Promise<string>>();

function nameOf(code: string): Promise<string> {
  let name = names.get(code);
  if (!name) {
    name = get<Unit>(`/api/v1/units/${encodeURIComponent(code)}`).then((unit) => unit.name);
    name.catch(() => names.delete(code));
    names.set(code, name);
  }
  return name;
}

/** Names are a comfort: until one is there, and if it never comes, the code is shown. */
export function UnitName({ code }: { code: string }) {
  const [name, setName] = useState<string>();
  useEffect(() => {
    let shown = true;
    nameOf(code)
      .then((found) => shown && setName(found))
      .catch(() => undefined);
    return () => {
      shown = false;
    };
  }, [code]);
  return <>{name ?? code}</>;
}
