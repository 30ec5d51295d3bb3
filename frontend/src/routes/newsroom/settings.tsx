// The settings page.

import { useQuery } from "@tanstack/react-query";
import { ratingsQuery } from "../../features/newsroom/ratings/data";
import { settingsQuery } from "../../features/newsroom/settings/data";
import { SettingsForm } from "../../features/newsroom/settings/settings-form";
import { sessionQuery } from "../../features/people/sessions/queries";
import { t } from "../../texts";
import { Pending } from "../../ui/feedback/pending";
import { Page } from "../../ui/page";

export function SettingsPage() {
  const settings = useQuery(settingsQuery);
  const { data: ratings = [] } = useQuery(ratingsQuery);
  const { data: session } = useQuery(sessionQuery);
  return (
    <Page title={t.settings.title}>
      {settings.data ? (
        <SettingsForm
          settings={settings.data}
          ratings={ratings}
          editable={session?.permissions.includes("administer") ?? false}
        />
      ) : (
        <Pending query={settings} rows={5} />
      )}
    </Page>
  );
}
