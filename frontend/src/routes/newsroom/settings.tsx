// The settings page.
import { useQuery } from "@tanstack/react-query";
import { ratingsQuery } from "../../features/newsroom/ratings/queries";
import { settingsQuery } from "../../features/newsroom/settings/queries";
import { SettingsForm } from "../../features/newsroom/settings/settings-form";
import { sessionQuery } from "../../features/people/sessions/queries";
import { t } from "../../texts";
import { Lines } from "../../ui/feedback/lines";
import { Failed } from "../../ui/feedback/notice";
import classes from "../articles/new-article.module.css";

export function SettingsPage() {
  const settings = useQuery(settingsQuery);
  const { data: ratings = [] } = useQuery(ratingsQuery);
  const { data: session } = useQuery(sessionQuery);
  return (
    <div className={classes.page}>
      <h1>{t.settings.title}</h1>
      {settings.data ? (
        <SettingsForm
          settings={settings.data}
          ratings={ratings}
          editable={session?.permissions.includes("administer") ?? false}
        />
      ) : settings.isError ? (
        <Failed error={settings.error} retry={() => void settings.refetch()} />
      ) : (
        <Lines rows={5} label={t.settings.loading} />
      )}
    </div>
  );
}
