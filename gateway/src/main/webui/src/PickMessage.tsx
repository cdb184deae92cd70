import { FormGroup, FormSelect, FormSelectOption, Radio, Spinner } from "@patternfly/react-core";
import { Table, Tbody, Td, Th, Thead, Tr } from "@patternfly/react-table";
import { useState } from "react";
import type { MessageReference, OwnFolder, OwnMailbox, OwnMessage } from "./api";
import { useAnswer, usePages } from "./ask";
import { useLanguage, useMoment } from "./language";
import { Pager } from "./Pager";
import { Trouble } from "./pages";

const PAGE_SIZE = 10;

interface Props {
  picked?: MessageReference;
  onPick: (message?: MessageReference) => void;
  onSessionEnd: () => void;
}

/** A message of one of the caller's own mailboxes. */
export function PickMessage(props: Props) {
  const { t } = useLanguage();
  const [mailboxes, again] = useAnswer<OwnMailbox[]>("/api/v1/own-mailboxes", props.onSessionEnd);
  const [address, setAddress] = useState("");
  if (mailboxes.state === "loading") {
    return <Spinner size="md" aria-label={t("loading")} />;
  }
  if (mailboxes.state === "failed") {
    return <Trouble error={mailboxes.error} again={again} />;
  }
  const all = mailboxes.value;
  const chosen = all.find((it) => it.address === address) ?? all[0];
  return (
    <>
      {all.length > 1 && (
        <FormGroup label={t("report.mailbox")} fieldId="mailbox">
          <FormSelect
            id="mailbox"
            value={chosen?.address}
            onChange={(_, value) => {
              setAddress(value);
              props.onPick(undefined);
            }}
          >
            {all.map((it) => (
              <FormSelectOption key={it.address} value={it.address} label={it.address} />
            ))}
          </FormSelect>
        </FormGroup>
      )}
      {chosen && <Messages key={chosen.address} mailbox={chosen} {...props} />}
    </>
  );
}

/** Date, sender and size, read now: a subject may itself be secret, so the server does not tell it. */
function Messages({ mailbox, picked, onPick, onSessionEnd }: Props & { mailbox: OwnMailbox }) {
  const { t, language } = useLanguage();
  const moment = useMoment();
  const kilobytes = new Intl.NumberFormat(language, { maximumFractionDigits: 0 });
  const [folder, setFolder] = useState("INBOX");
  const whose: Record<string, string> = mailbox.own ? {} : { mailbox: mailbox.address };
  const [folders] = useAnswer<OwnFolder[]>(`/api/v1/own-folders?${new URLSearchParams(whose)}`, onSessionEnd);
  const asked = new URLSearchParams({ ...whose, folder, limit: String(PAGE_SIZE) });
  const [messages, again, walk] = usePages<OwnMessage>(`/api/v1/own-messages?${asked}`, onSessionEnd);
  const reference = ({ folder, uidValidity, uid }: OwnMessage) => ({ ...whose, folder, uidValidity, uid });

  return (
    <>
      <FormGroup label={t("report.folder")} fieldId="folder">
        <FormSelect id="folder" value={folder} onChange={(_, value) => setFolder(value)}>
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
                      onChange={() => onPick(reference(message))}
                    />
                  </Td>
                  <Td dataLabel={t("report.sender")}>{message.sender || "–"}</Td>
                  <Td dataLabel={t("report.size")}>{kilobytes.format(Math.ceil(message.size / 1024))} KB</Td>
                </Tr>
              ))}
            </Tbody>
          </Table>
        )}
        <Pager walk={walk} of={t("report.message")} />
      </FormGroup>
    </>
  );
}
