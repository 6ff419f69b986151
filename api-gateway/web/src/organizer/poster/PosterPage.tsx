import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate, useParams } from "react-router";
import { api, call } from "../../api/client";
import { request } from "../../api/request";
import { bilingual } from "../../i18n/titles";
import { Button, LinkButton } from "../../ui/Button";
import { Notice } from "../../ui/Notice";
import { Poster } from "../../ui/Poster";
import { ProblemNotice } from "../../ui/ProblemNotice";
import { Waiting } from "../../ui/Waiting";
import { organizerLinks } from "../links";
import { OrganizerPage } from "../OrganizerPage";
import { CROP_START, posterOf } from "./crop";
import { Cropper } from "./Cropper";
import styles from "./Poster.module.css";

/** Uploads a poster: choose a picture, crop it to three by four, send it. */
export default function PosterPage() {
  const { t, i18n } = useTranslation("organizer");
  const { concertId = "" } = useParams();
  const navigate = useNavigate();
  const client = useQueryClient();
  const [picture, setPicture] = useState<ImageBitmap | null>(null);
  const [crop, setCrop] = useState(CROP_START);
  const [unreadable, setUnreadable] = useState(false);
  const concert = useQuery({
    queryKey: ["concert", concertId],
    queryFn: ({ signal }) => call(api.GET("/api/v1/concerts/{concertId}", { params: { path: { concertId } }, signal })),
  });
  const upload = useMutation({
    mutationFn: async (source: ImageBitmap) => {
      const body = await posterOf(source, crop);
      await request("PUT", `/api/v1/organizer/concerts/${concertId}/poster`, { body, headers: { "Content-Type": "image/jpeg" } });
    },
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ["concert", concertId] });
      await client.invalidateQueries({ queryKey: ["organizer", "concerts"] });
      void navigate(organizerLinks.concert(concertId));
    },
  });
  const choose = async (file: File | undefined) => {
    if (file === undefined) {
      return;
    }
    setUnreadable(false);
    try {
      setPicture(await createImageBitmap(file));
      setCrop(CROP_START);
    } catch {
      setPicture(null);
      setUnreadable(true);
    }
  };
  const title = concert.data === undefined ? "" : bilingual(concert.data.title, i18n.language).main;
  return (
    <OrganizerPage title={t("poster.title")} lead={title}>
      {concert.error !== null && <ProblemNotice error={concert.error} retry={() => void concert.refetch()} />}
      {concert.isPending && <Waiting lines={6} />}
      {concert.data !== undefined && (
        <div className={styles["columns"]}>
          <div className={styles["preview"]}>
            {picture === null ? (
              <Poster title={concert.data.title} venue={concert.data.venue} posterUrl={concert.data.posterUrl} eager />
            ) : (
              <Cropper picture={picture} crop={crop} onCrop={setCrop} />
            )}
          </div>
          <div className={styles["side"]}>
            <label className={styles["choose"]}>
              <span>{t(picture === null ? "poster.choose" : "poster.chooseOther")}</span>
              <input type="file" accept="image/png,image/jpeg,image/webp" onChange={(event) => void choose(event.target.files?.[0])} />
            </label>
            <p className="soft">{t("poster.hint")}</p>
            {unreadable && <Notice kind="bad" title={t("poster.unreadable")} />}
            {upload.error !== null && <ProblemNotice error={upload.error} />}
            <p>
              <Button
                kind="primary"
                busy={upload.isPending}
                offBecause={picture === null ? t("poster.off") : undefined}
                onClick={() => picture !== null && upload.mutate(picture)}
              >
                {t("poster.upload")}
              </Button>
            </p>
            <p>
              <LinkButton small kind="quiet" to={organizerLinks.concert(concertId)}>
                {t("concert.back")}
              </LinkButton>
            </p>
          </div>
        </div>
      )}
    </OrganizerPage>
  );
}
