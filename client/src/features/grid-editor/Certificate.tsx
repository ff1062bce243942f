import type { DivisionCertificate } from '@contract/schemas/unitGridDrafts';
import { Button } from 'antd';
import { useTranslation } from '../../locale/useTranslation';

interface CertificateProps {
  readonly certificate: DivisionCertificate;
  /** Shows a place on the map. */
  readonly onPlace: (at: readonly [longitude: number, latitude: number]) => void;
  /** Shows a cell on the map, by the code that the certificate gives it. */
  readonly onCell: (code: string) => void;
}

/** What the division along streets and water came to, what was proved of it and what fell short, as it was before any edit. */
export function Certificate({ certificate, onPlace, onCell }: CertificateProps) {
  const { t } = useTranslation();
  const { figures, proofs } = certificate;
  const required = proofs.filter(({ isRequired }) => isRequired);
  const broken = required.filter(({ holds }) => !holds);
  return (
    <details className="grid-certificate">
      <summary>
        {t('grids.certificate.summary', {
          cells: figures.cells,
          inRange: percent(figures.inRangeShare),
          natural: percent(figures.naturalShare),
        })}
      </summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <div className="grid-certificate-rows" tabIndex={0}>
        <p data-certified={broken.length === 0}>
          {broken.length === 0
            ? t('grids.certificate.proved', { count: required.length })
            : t('grids.certificate.broken', { count: broken.length })}
        </p>
        <Missed certificate={certificate} onCell={onCell} />
        <CutCourtyards certificate={certificate} onPlace={onPlace} />
        <Figures certificate={certificate} />
        <ProofList proofs={proofs} />
      </div>
    </details>
  );
}

const percent = (share: number | null) => (share === null ? '—' : `${(share * 100).toFixed(1)} %`);
const whole = (value: number) => Math.round(value).toLocaleString();

/** The cells out of range with the reason, each leading to its place. */
function Missed({ certificate: { missed }, onCell }: Pick<CertificateProps, 'certificate' | 'onCell'>) {
  const { t } = useTranslation();
  if (missed.length === 0) return <p>{t('grids.certificate.noMissed')}</p>;
  return (
    <>
      <p>{t('grids.certificate.missed', { count: missed.length })}</p>
      <ul>
        {missed.map(({ code, area, reason }) => (
          <li key={code} data-missed={code}>
            <span>
              {whole(area)} m² · {t(`grids.missed.${reason}`)}
            </span>
            <Button size="small" onClick={() => onCell(code)}>
              {t('grids.certificate.show')}
            </Button>
          </li>
        ))}
      </ul>
    </>
  );
}

function CutCourtyards({ certificate, onPlace }: Pick<CertificateProps, 'certificate' | 'onPlace'>) {
  const { t } = useTranslation();
  const cut = certificate.cutCourtyards ?? [];
  if (cut.length === 0) return null;
  return (
    <>
      <p>{t('grids.certificate.cut', { count: cut.length })}</p>
      <ul>
        {cut.map((at) => (
          <li key={at.join()}>
            <span>{at.map((degrees) => degrees.toFixed(6)).join(', ')}</span>
            <Button size="small" onClick={() => onPlace(at)}>
              {t('grids.certificate.show')}
            </Button>
          </li>
        ))}
      </ul>
    </>
  );
}

function Figures({ certificate: { figures, options } }: Pick<CertificateProps, 'certificate'>) {
  const { t } = useTranslation();
  const { targetArea, tolerance } = options;
  const rows = [
    [
      t('grids.certificate.inRange'),
      t('grids.certificate.inRangeOf', {
        inRange: figures.inRange,
        cells: figures.cells,
        share: percent(figures.inRangeShare),
        low: whole(targetArea * (1 - tolerance)),
        high: whole(targetArea * (1 + tolerance)),
      }),
    ],
    [
      t('grids.certificate.areas'),
      t('grids.certificate.areasOf', {
        smallest: whole(figures.smallestArea),
        largest: whole(figures.largestArea),
        mean: whole(figures.meanArea),
      }),
    ],
    [
      t('grids.certificate.natural'),
      t('grids.certificate.naturalOf', {
        used: whole(figures.naturalUsed),
        length: whole(figures.naturalLength),
        share: percent(figures.naturalShare),
      }),
    ],
    [
      t('grids.certificate.courtyards'),
      t('grids.certificate.courtyardsOf', { all: figures.courtyards, cut: figures.courtyardsCut }),
    ],
    [
      t('grids.certificate.components'),
      t('grids.certificate.componentsOf', {
        all: figures.components,
        on: figures.componentsOnBorder,
        near: figures.componentsNearBorder,
      }),
    ],
    [t('grids.certificate.compactness'), figures.meanCompactness.toFixed(3)],
    [t('grids.certificate.holes'), String(figures.cellsWithHoles)],
  ];
  return (
    <>
      <h2>{t('grids.certificate.figures')}</h2>
      <dl>
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

function ProofList({ proofs }: Pick<DivisionCertificate, 'proofs'>) {
  const { t } = useTranslation();
  return (
    <>
      <h2>{t('grids.certificate.proofs')}</h2>
      <ul>
        {proofs.map(({ name, holds, isRequired, broken, examples }) => (
          <li key={name} data-proof={name} data-holds={holds}>
            <span>
              {holds ? '✓' : isRequired ? '▲' : '●'} {t(`grids.rule.${name}`)}
              {!holds && ` · ${t('grids.certificate.brokenAt', { count: broken, examples: examples.join('、') })}`}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
