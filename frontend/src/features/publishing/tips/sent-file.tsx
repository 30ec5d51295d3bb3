// The picture or document that a reader sent, and the dialogs about it.
import { Button, Group, Modal } from "@mantine/core";
import { IconFile } from "@tabler/icons-react";
import { addressOf } from "../../../api/address";
import type { ReaderTip } from "../../../api/types";
import { locale, t } from "../../../texts";
import { QuietButton } from "../../../ui/controls/buttons";
import { report } from "../../../ui/feedback/say";
import { ReasonDialog } from "../../../ui/forms/reason-dialog";
import { useDeleteFile, useMakeArticle } from "./data";
import classes from "./sent-file.module.css";

type SentFileOf = NonNullable<ReaderTip["file"]>;

/** Whether a browser shows the file as a picture: nothing in it can run. */
export const isPicture = ({ type }: SentFileOf) => type.startsWith("image/");

type Props = { tip: ReaderTip; file: SentFileOf; here: boolean; onDelete: (tip: ReaderTip) => void };

/** A picture is fetched and shown for the current tip only: what strangers send may be large, and hard to look at. */
export function SentFile({ tip, file, here, onDelete }: Props) {
  return (
    <>
      {here && isPicture(file) ? <Picture tip={tip} file={file} /> : null}
      <p className={classes.line}>
        <IconFile size={14} aria-hidden="true" />
        <a href={addressOf("/api/v1/tips/{id}/file", tip)} download={file.name}>
          <bdi>{file.name}</bdi>
        </a>
        <span className="muted">
          {t.evidence.fileSize(Math.max(1, Math.round(file.size / 1024)).toLocaleString(locale))}
        </span>
        {here ? <QuietButton onClick={() => onDelete(tip)}>{t.tips.deleteFile}</QuietButton> : null}
      </p>
    </>
  );
}

function Picture({ tip, file }: { tip: ReaderTip; file: SentFileOf }) {
  return (
    <img className={classes.picture} src={addressOf("/api/v1/tips/{id}/file", tip)} alt={t.tips.picture(file.name)} />
  );
}

type DialogProps = { tip: ReaderTip | null; onClose: () => void };

/** Asks for the words in a file that no program reads, and makes an article of them. */
export function WordsDialog({ tip, onClose }: DialogProps) {
  const make = useMakeArticle();
  return (
    <ReasonDialog
      opened={tip !== null}
      title={t.tips.wordsTitle}
      subject={tip ? `tip-words:${tip.id}` : null}
      field="words"
      label={t.tips.words}
      description={t.tips.wordsHelp}
      rows={6}
      submit={t.tips.ofFile}
      send={(words) => (tip ? make.mutateAsync({ id: tip.id, of: "file", words }) : Promise.resolve())}
      done={t.tips.made}
      onClose={onClose}
    >
      {tip?.file && isPicture(tip.file) ? <Picture tip={tip} file={tip.file} /> : null}
    </ReasonDialog>
  );
}

/** Asks before the file is deleted. */
export function DeleteFileDialog({ tip, onClose }: DialogProps) {
  const remove = useDeleteFile();
  return (
    <Modal opened={tip !== null} onClose={onClose} title={t.tips.deleteFileTitle}>
      <p>{t.tips.deleteFileHelp}</p>
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={onClose}>
          {t.common.cancel}
        </Button>
        <Button
          color="red"
          loading={remove.isPending}
          data-autofocus
          onClick={() => tip && remove.mutate(tip.id, { ...report(t.tips.fileDeleted), onSettled: onClose })}
        >
          {t.tips.deleteFileSubmit}
        </Button>
      </Group>
    </Modal>
  );
}
