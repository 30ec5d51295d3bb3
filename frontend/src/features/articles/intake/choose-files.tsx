// The button that chooses article files.
import { Button, FileButton } from "@mantine/core";
import { IconFileText } from "@tabler/icons-react";
import { t } from "../../../texts";

const ACCEPTED =
  ".txt,.text,.md,.markdown,.html,.htm,.json,.pdf,.docx,.odt,.srt,.vtt,.eml,text/plain,text/markdown,text/html,application/json,application/pdf,message/rfc822";

type Props = { onFiles: (files: File[]) => void; size: "sm" | "compact-sm" };

export function ChooseFiles({ onFiles, size }: Props) {
  return (
    <FileButton onChange={onFiles} accept={ACCEPTED} multiple>
      {(props) => (
        <Button {...props} variant="default" size={size} leftSection={<IconFileText size={15} />}>
          {t.intake.choose}
        </Button>
      )}
    </FileButton>
  );
}
