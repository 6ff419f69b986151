import { useMemo, type ReactNode } from "react";
import { artOf, type Art, type Motif } from "./art";

const WIDTH = 300;
const HEIGHT = 400;

function count<T>(n: number, make: (i: number) => T): T[] {
  return Array.from({ length: n }, (_, i) => make(i));
}

function wave(y: number, height: number, length: number, phase: number): string {
  const points = count(Math.ceil(WIDTH / 10) + 1, (i) => {
    const x = i * 10;
    return `${x},${(y + Math.sin(x / length + phase) * height).toFixed(1)}`;
  });
  return `M${points.join("L")}`;
}

function river({ palette, random }: Art): ReactNode {
  const moon = 90 + random() * 110;
  return (
    <>
      <circle cx={moon} cy="120" r="62" fill={palette.one} />
      <circle cx={moon + 24} cy="106" r="54" fill={palette.top} opacity="0.16" />
      {count(26, (i) => (
        <circle key={i} cx={random() * WIDTH} cy={random() * 190} r={0.6 + random() * 1.4} fill={palette.ink} opacity="0.7" />
      ))}
      {count(11, (i) => (
        <path
          key={i}
          d={wave(212 + i * 17, 4 + i * 0.7, 26 + i * 2, random() * 6)}
          fill="none"
          stroke={i % 3 === 0 ? palette.one : palette.two}
          strokeWidth={1.4 + i * 0.35}
          opacity={0.85 - i * 0.05}
        />
      ))}
    </>
  );
}

function grid({ palette }: Art): ReactNode {
  return (
    <>
      <circle cx="150" cy="170" r="92" fill={palette.one} />
      {count(7, (i) => (
        <rect key={i} x="50" y={150 + i * 17} width="200" height={3 + i * 1.6} fill={palette.bottom} />
      ))}
      <rect x="0" y="250" width={WIDTH} height="150" fill={palette.top} />
      {count(13, (i) => (
        <line key={i} x1={150 + (i - 6) * 14} y1="250" x2={150 + (i - 6) * 78} y2={HEIGHT} stroke={palette.two} strokeWidth="1.3" opacity="0.8" />
      ))}
      {count(7, (i) => (
        <line key={i} x1="0" x2={WIDTH} y1={250 + i * i * 3.6} y2={250 + i * i * 3.6} stroke={palette.two} strokeWidth={0.8 + i * 0.2} opacity="0.8" />
      ))}
    </>
  );
}

function keys({ palette }: Art): ReactNode {
  return (
    <>
      <path d="M150 0 L40 260 L260 260 Z" fill={palette.two} opacity="0.14" />
      <circle cx="150" cy="74" r="30" fill={palette.two} />
      <g transform="rotate(-9 150 230)">
        {count(9, (i) => (
          <rect key={i} x={-20 + i * 38} y="160" width="36" height="180" rx="3" fill="#fffaf0" stroke={palette.one} strokeWidth="1.2" />
        ))}
        {[0, 1, 3, 4, 5, 7].map((i) => (
          <rect key={i} x={6 + i * 38} y="160" width="22" height="112" rx="2" fill={palette.one} />
        ))}
      </g>
    </>
  );
}

function strings({ palette, random }: Art): ReactNode {
  return (
    <>
      <ellipse cx="150" cy="190" rx="118" ry="150" fill={palette.two} opacity="0.35" />
      <ellipse cx="150" cy="190" rx="84" ry="112" fill={palette.two} opacity="0.35" />
      {count(4, (i) => {
        const x = 114 + i * 24;
        const bend = (random() - 0.5) * 70;
        return <path key={i} d={`M${x} -5 Q${x + bend} 190 ${x} 405`} fill="none" stroke={palette.one} strokeWidth={1.4 + i * 0.9} />;
      })}
      {count(9, (i) => (
        <path
          key={i}
          d="M0 -9 Q8 0 0 9 Q-8 0 0 -9Z"
          transform={`translate(${(20 + random() * 260).toFixed(0)} ${(20 + random() * 240).toFixed(0)}) rotate(${(random() * 360).toFixed(0)})`}
          fill={palette.one}
          opacity="0.85"
        />
      ))}
    </>
  );
}

function shards({ palette, random }: Art): ReactNode {
  return (
    <>
      {count(16, (i) => {
        const angle = (i / 16) * Math.PI * 2;
        const far = 130 + random() * 120;
        const x = 150 + Math.cos(angle) * far;
        const y = 170 + Math.sin(angle) * far;
        const wide = 0.1 + random() * 0.12;
        const near = 40 + random() * 30;
        return (
          <path
            key={i}
            d={`M${150 + Math.cos(angle - wide) * near} ${170 + Math.sin(angle - wide) * near}L${x} ${y}L${150 + Math.cos(angle + wide) * near} ${170 + Math.sin(angle + wide) * near}Z`}
            fill={i % 3 === 0 ? palette.one : palette.two}
            opacity={0.25 + random() * 0.5}
          />
        );
      })}
      <path d="M150 232 C60 172 92 96 150 136 C208 96 240 172 150 232Z" fill={palette.one} />
      <path d="M150 136 L138 168 L160 186 L146 232" fill="none" stroke={palette.top} strokeWidth="3" />
    </>
  );
}

function waves({ palette, random }: Art): ReactNode {
  return (
    <>
      <circle cx={200 + random() * 30} cy="96" r="46" fill={palette.two} />
      <path d="M22 214 Q90 126 150 196 Q196 150 282 214 Z" fill={palette.one} opacity="0.55" />
      {count(6, (i) => (
        <path
          key={i}
          d={`${wave(210 + i * 30, 9, 22 + i * 3, random() * 6)}L${WIDTH} ${HEIGHT}L0 ${HEIGHT}Z`}
          fill={i % 2 === 0 ? palette.one : palette.two}
          opacity={i % 2 === 0 ? 0.9 : 0.55}
        />
      ))}
      <rect x="0" y="300" width={WIDTH} height="100" fill={palette.two} />
    </>
  );
}

function rings({ palette, random }: Art): ReactNode {
  const x = 60 + random() * 180;
  const y = 90 + random() * 100;
  return (
    <>
      {count(12, (i) => (
        <circle key={i} cx={x} cy={y} r={14 + i * 22} fill="none" stroke={i % 4 === 0 ? palette.one : palette.two} strokeWidth={2 + random() * 9} opacity={0.95 - i * 0.06} />
      ))}
      <circle cx={x} cy={y} r="10" fill={palette.one} />
    </>
  );
}

function bars({ palette, random }: Art): ReactNode {
  return (
    <>
      {count(15, (i) => {
        const height = 40 + Math.abs(Math.sin(i * 0.6 + random())) * 190;
        return (
          <rect key={i} x={8 + i * 19} y={150 - height / 2 + 20} width="11" height={height} rx="5.5" fill={i % 4 === 1 ? palette.one : palette.two} opacity={0.6 + random() * 0.4} />
        );
      })}
    </>
  );
}

const DRAWINGS: Record<Motif, (art: Art) => ReactNode> = { river, grid, keys, strings, shards, waves, rings, bars };

/** Draws a title's motif, in a field of 300 by 400. */
export default function Drawing({ title }: { title: string }) {
  return useMemo(() => {
    const art = artOf(title);
    return DRAWINGS[art.motif](art);
  }, [title]);
}
