// The picture, video or sound of a submitted verdict, in words and links.
import type { Media } from "../../../../api/types";
import { safeHref } from "../../../../lib/words/words";
import { t } from "../../../../texts";
import classes from "./media.module.css";

export function MediaView({ media }: { media: Media | null | undefined }) {
  if (!media) return null;
  const category = t.media.categories[media.authenticity];
  return (
    <div className={classes.view}>
      <p title={category.meaning}>
        <strong>{t.media.kinds[media.type]}:</strong> {category.label}
      </p>
      {media.original_context ? <p dir="auto">{media.original_context}</p> : null}
      <ul aria-label={t.media.places}>
        {media.appearances.map(({ url, archived_url }) => (
          <li key={url}>
            <Address url={url} />
            {archived_url ? (
              <>
                {" · "}
                <a href={safeHref(archived_url)} target="_blank" rel="noreferrer">
                  {t.media.copy}
                </a>
              </>
            ) : null}
          </li>
        ))}
      </ul>
      {media.original_url ? (
        <p>
          {t.media.original}: <Address url={media.original_url} />
        </p>
      ) : null}
    </div>
  );
}

function Address({ url }: { url: string }) {
  return (
    <a href={safeHref(url)} target="_blank" rel="noreferrer">
      <bdi>{url}</bdi>
    </a>
  );
}
