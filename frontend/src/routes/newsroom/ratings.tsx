// The ratings page.

import { IconLock } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { scaleQuery } from "../../features/newsroom/ratings/data";
import { ScaleEditor } from "../../features/newsroom/ratings/scale-editor";
import { sessionQuery } from "../../features/people/sessions/queries";
import { RatingChoice } from "../../features/verdicts/rating-choice";
import { t } from "../../texts";
import { Notice } from "../../ui/feedback/notice";
import { Pending } from "../../ui/feedback/pending";
import { Page } from "../../ui/page";

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
    <Page
      title={t.ratings.title}
      width={1040}
      lead={
        <>
          {t.ratings.lead}
          <br />
          {t.ratings.kept}
        </>
      }
    >
      {scale.data ? (
        <ScaleEditor
          ratings={scale.data}
          choice={(ratings, chosen) => <RatingChoice ratings={ratings} value={chosen} onChange={() => undefined} />}
        />
      ) : (
        <Pending query={scale} rows={10} />
      )}
    </Page>
  );
}
