import { lazy, Suspense, useId, useMemo, useState } from "react";
import { bilingual } from "../../i18n/titles";
import { classes } from "../classes";
import { artOf, lines } from "./art";
import styles from "./Poster.module.css";

export interface PosterProps {
  title: string;
  venue?: string;
  /** Address of the uploaded poster; without one, or if it does not load, a generated one is shown. */
  posterUrl: string | null;
  className?: string;
  /** Whether to load it at once, because it is at the top of a page. */
  eager?: boolean;
}

/** The poster of a concert, three to four. It contains nothing that the page does not tell in words. */
export function Poster({ title, venue, posterUrl, className, eager }: PosterProps) {
  const [broken, setBroken] = useState(false);
  return (
    <div className={classes(styles["poster"], className)} aria-hidden="true">
      {posterUrl !== null && !broken ? (
        <img
          src={posterUrl}
          alt=""
          width="300"
          height="400"
          loading={eager ? "eager" : "lazy"}
          decoding="async"
          onError={() => setBroken(true)}
        />
      ) : (
        <GeneratedPoster title={title} venue={venue} />
      )}
    </div>
  );
}

/** The drawing is loaded after the text and the colours, which reserve its place. */
const Drawing = lazy(() => import("./motifs"));

const LINE_EM = 8.4;

function GeneratedPoster({ title, venue }: { title: string; venue?: string }) {
  const gradient = useId();
  const shade = useId();
  const art = useMemo(() => artOf(title), [title]);
  const { main, other } = bilingual(title, "ko");
  const big = lines(main, LINE_EM, 3);
  const small = other === null ? [] : lines(other, LINE_EM * 2.1, 2);
  const place = venue === undefined ? "" : bilingual(venue, "ko").main;
  const from = 352 - (big.length - 1) * 32 - small.length * 16;
  return (
    <svg viewBox="0 0 300 400" preserveAspectRatio="xMidYMid slice" role="presentation">
      <defs>
        <linearGradient id={gradient} x1="0" y1="0" x2="0" y2="1">
          <stop offset="0" stopColor={art.palette.top} />
          <stop offset="1" stopColor={art.palette.bottom} />
        </linearGradient>
        <linearGradient id={shade} x1="0" y1="0" x2="0" y2="1">
          <stop offset="0" stopColor={art.palette.bottom} stopOpacity="0" />
          <stop offset="0.35" stopColor={art.palette.bottom} stopOpacity="0.9" />
          <stop offset="1" stopColor={art.palette.bottom} />
        </linearGradient>
      </defs>
      <rect width="300" height="400" fill={`url(#${gradient})`} />
      <Suspense fallback={null}>
        <Drawing title={title} />
      </Suspense>
      <rect y={from - 78} width="300" height={478 - from} fill={`url(#${shade})`} />
      <g fill={art.palette.ink} className={styles["letters"]}>
        {big.map((line, i) => (
          <text key={line} x="20" y={from + i * 32} fontSize="28" fontWeight="800">
            {line}
          </text>
        ))}
        {small.map((line, i) => (
          <text key={line} x="20" y={from + (big.length - 1) * 32 + 22 + i * 16} fontSize="12.5" fontWeight="600" opacity="0.9">
            {line}
          </text>
        ))}
        <text x="20" y="384" fontSize="10.5" fontWeight="600" opacity="0.85">
          {place}
        </text>
      </g>
    </svg>
  );
}
