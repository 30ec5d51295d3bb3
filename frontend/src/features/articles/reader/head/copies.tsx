// The other outlets that print nearly the same text, and what differs.

import { Modal } from "@mantine/core";
import { IconCopy, IconGitCompare } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import type { Article } from "../../../../api/types";
import { t } from "../../../../texts";
import { TextButton } from "../../../../ui/controls/buttons";
import { Lines } from "../../../../ui/feedback/lines";
import { Failed } from "../../../../ui/feedback/notice";
import { articleQuery } from "../../queries";
import { Differences } from "../versions";
import classes from "./copies.module.css";

type Copy = Article["copies"][number];

export function Copies({ article }: { article: Article }) {
  const [compared, setCompared] = useState<Copy | null>(null);
  if (article.copies.length === 0) return null;
  return (
    <div className={classes.copies} role="note">
      <IconCopy size={15} aria-hidden="true" />
      <span>{article.copy_of ? t.copies.isCopy : t.copies.hasCopies(article.copies.length)}</span>
      <ul className={classes.list}>
        {article.copies.map((copy) => (
          <li key={copy.id}>
            <Link
              dir="auto"
              to="/articles/$articleId"
              params={{ articleId: copy.id }}
              search={{}}
              title={copy.title ?? undefined}
            >
              {copy.outlet}
            </Link>{" "}
            <TextButton leftSection={<IconGitCompare size={14} />} onClick={() => setCompared(copy)}>
              {t.copies.differs}
            </TextButton>
          </li>
        ))}
      </ul>
      <Modal
        opened={compared !== null}
        onClose={() => setCompared(null)}
        title={t.copies.compared(compared?.outlet ?? "", article.outlet ?? "")}
        size="xl"
      >
        {compared ? <Compared id={compared.id} article={article} /> : null}
      </Modal>
    </div>
  );
}

function Compared({ id, article }: { id: string; article: Article }) {
  const other = useQuery(articleQuery(id));
  if (other.isError) return <Failed error={other.error} retry={() => void other.refetch()} />;
  if (!other.data) return <Lines rows={10} />;
  return <Differences before={other.data.text} after={article.text} language={article.language ?? null} />;
}
