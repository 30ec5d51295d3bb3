// Articles that are here already, shown before one is added again.
import { useDebouncedValue } from "@mantine/hooks";
import { IconCopy } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { opening } from "../../lib/words/words";
import { t } from "../../texts";
import { Day } from "../../ui/marks/moment";
import { addressOf } from "./intake/article-file";
import { twinsQuery } from "./queries";
import classes from "./twins.module.css";

const SETTLED_MS = 600;

type Props = { text: string; url: string };

/** Asks once the fields have settled. */
export function Twins({ text, url }: Props) {
  const link = addressOf(text);
  const [asked] = useDebouncedValue({ text: link ? "" : text, url: link ?? addressOf(url) ?? "" }, SETTLED_MS);
  const { data: twins = [] } = useQuery(twinsQuery(asked.text, asked.url));
  if (twins.length === 0) return null;
  return (
    <section className={classes.twins} aria-label={t.intake.twins}>
      <h2>
        <IconCopy size={16} aria-hidden="true" /> {t.intake.twins}
      </h2>
      <ul>
        {twins.map(({ article, why }) => (
          <li key={article.id}>
            <Link to="/articles/$articleId" params={{ articleId: article.id }} search={{}} dir="auto">
              {article.title ?? opening(article.opening)}
            </Link>
            <span className={classes.about}>
              {article.outlet ? <bdi>{article.outlet}</bdi> : null}
              {article.published_at ? <Day at={article.published_at} /> : null}
              <span>{t.intake.twinBecause[why]}</span>
              {article.archived_at ? <span>{t.archive.archived}</span> : null}
            </span>
          </li>
        ))}
      </ul>
      <p className={classes.about}>
        {twins.some(({ why }) => why === "same_address") ? t.intake.twinVersion : t.intake.twinSecond}
      </p>
    </section>
  );
}
