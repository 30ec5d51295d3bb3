// The ratings page.
import { IconLock } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { scaleQuery } from "../../features/newsroom/ratings/queries";
import { ScaleEditor } from "../../features/newsroom/ratings/scale-editor";
import { sessionQuery } from "../../features/people/sessions/queries";
import { RatingChoice } from "../../features/verdicts/rating-choice";
import { t } from "../../texts";
import { Lines } from "../../ui/feedback/lines";
import { Failed, Notice } from "../../ui/feedback/notice";
import classes from "./ratings.module.css";

export function RatingsPage() {
  const scale = useQuery(scaleQuery);
  const { data: session } = useQuery(sessionQuery);
  if (session && !session.permissions.includes("administer"))
    return (
      <Notice
        page
        icon={<IconLock />}
        title={t.ratings.forAdmins}
        action={
          <Link to="/words" hash="ratings">
            {t.ratings.toMeanings}
          </Link>
        }
      >
        {t.ratings.forAdminsNext}
      </Notice>
    );
  return (
    <div className={classes.page}>
      <h1>{t.ratings.title}</h1>
      <p className={classes.lead}>{t.ratings.lead}</p>
      <p className={classes.lead}>{t.ratings.kept}</p>
      {scale.data ? (
        <ScaleEditor
          ratings={scale.data}
          choice={(ratings, chosen) => (
            <RatingChoice ratings={ratings} value={chosen} onChange={() => undefined} />
          )}
        />
      ) : scale.isError ? (
        <Failed error={scale.error} retry={() => void scale.refetch()} />
      ) : (
        <Lines rows={10} label={t.ratings.loading} />
      )}
    </div>
  );
}
