import { Alert, AlertActionCloseButton, AlertGroup } from "@patternfly/react-core";
import { useEffect, useState } from "react";
import { askAllAgain } from "./ask";
import { useLanguage } from "./language";

const SHOWN_MS = 6_000;

let tell: (what: string) => void = () => undefined;

/** Says to eyes and ears that a step was done, and shows what it changed. */
export function done(what: string) {
  tell(what);
  document.getElementById("main")?.focus();
  askAllAgain();
}

/** The last step that was done; on every page, so that it is heard whatever the step took away. */
export function Told() {
  const { t } = useLanguage();
  const [told, setTold] = useState<{ what: string }>();
  useEffect(() => {
    tell = (what) => setTold({ what });
  }, []);
  useEffect(() => {
    const pause = told && setTimeout(() => setTold(undefined), SHOWN_MS);
    return () => clearTimeout(pause);
  }, [told]);
  return (
    <AlertGroup isToast isLiveRegion>
      {told && (
        <Alert
          variant="success"
          title={t("done", { what: told.what })}
          actionClose={<AlertActionCloseButton title={t("close")} onClose={() => setTold(undefined)} />}
        />
      )}
    </AlertGroup>
  );
}
