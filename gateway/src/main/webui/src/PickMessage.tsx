import { Button, FormGroup, FormSelect, FormSelectOption, Radio, Spinner } from "@patternfly/react-core";
import { Table, Tbody, Td, Th, Thead, Tr } from "@patternfly/react-table";
import { useState } from "react";
import type { OwnFolder, OwnMailbox, OwnMessage, Page } from "./api";
import { useAnswer } from "./ask";
import { useLanguage, useMoment } from "./language";
import { Trouble } from "./pages";

const PAGE_SIZE = 10;

interface Props {
  mailbox: OwnMailbox;
  picked?: OwnMessage;
  onPick: (message: OwnMessage) => void;
  onSessionEnd: () => void;
}

/** Date, sender and size, read now: a subject may itself be secret, so the server does not tell it. */
export function PickMessage({ mailbox, picked, onPick, onSessionEnd }: Props) {
  const { t, language } = useLanguage();
  const moment = useMoment();
  const kilobytes = new Intl.NumberFormat(language, { maximumFractionDigits: 0 });
  const [folder, setFolder] = useState("INBOX");
  const [trail, setTrail] = useState<string[]>([]);
  const whose: Record<string, string> = mailbox.own ? {} : { mailbox: mailbox.address };
  const [folders] = useAnswer<OwnFolder[]>(`/api/v1/own-folders?${new URLSearchParams(whose)}`, onSessionEnd);
  const asked = new URLSearchParams({ ...whose, folder, limit: String(PAGE_SIZE) });
  const after = trail.at(-1);
  if (after) asked.set("after", after);
  const [messages, again] = useAnswer<Page<OwnMessage>>(`/api/v1/own-messages?${asked}`, onSessionEnd);
  const next = messages.state === "here" ? messages.value.next : undefined;

  return (
    <>
      <FormGroup label={t("report.folder")} fieldId="folder">
        <FormSelect
          id="folder"
          value={folder}
          onChange={(_, value) => {
            setFolder(value);
            setTrail([]);
          }}
        >
          {(folders.state === "here" ? folders.value : [{ folder, name: folder, messages: 0 }]).map((it) => (
            <FormSelectOption key={it.folder} value={it.folder} label={it.name} />
          ))}
        </FormSelect>
      </FormGroup>
      <FormGroup role="radiogroup" label={t("report.message")} fieldId="messages">
        {messages.state === "loading" && <Spinner size="md" aria-label={t("loading")} />}
        {messages.state === "failed" && <Trouble error={messages.error} again={again} />}
        {messages.state === "here" && messages.value.items.length === 0 && <p>{t("report.noMessage")}</p>}
        {messages.state === "here" && messages.value.items.length > 0 && (
          <Table aria-label={t("report.message")} variant="compact" gridBreakPoint="grid-md">
            <Thead>
              <Tr>
                <Th>{t("report.received")}</Th>
                <Th>{t("report.sender")}</Th>
                <Th>{t("report.size")}</Th>
              </Tr>
            </Thead>
            <Tbody>
              {messages.value.items.map((message) => (
                <Tr key={message.uid}>
                  <Td dataLabel={t("report.received")}>
                    <Radio
                      id={`message-${message.uid}`}
                      name="message"
                      label={moment(message.receivedAt)}
                      isChecked={picked?.folder === message.folder && picked.uid === message.uid}
                      onChange={() => onPick(message)}
                    />
                  </Td>
                  <Td dataLabel={t("report.sender")}>{message.sender || "–"}</Td>
                  <Td dataLabel={t("report.size")}>{kilobytes.format(Math.ceil(message.size / 1024))} KB</Td>
                </Tr>
              ))}
            </Tbody>
          </Table>
        )}
        {(trail.length > 0 || next) && (
          <nav className="pager" aria-label={t("report.message")}>
            <Button variant="secondary" isDisabled={trail.length === 0} onClick={() => setTrail(trail.slice(0, -1))}>
              {t("previous")}
            </Button>
            <span aria-live="polite">{t("page", { n: trail.length + 1 })}</span>
            <Button variant="secondary" isDisabled={!next} onClick={() => next && setTrail([...trail, next])}>
              {t("next")}
            </Button>
          </nav>
        )}
      </FormGroup>
    </>
  );
}
