import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { BASE_FOLDER } from '../build/write';
import { type BaseFeature, readJson, text } from './read';
import type { Report } from './report';

const MEGABYTE = 1024 * 1024;

/** Sizes of the files, and the manifest's counts of them. */
export function checkFiles(report: Report): void {
  const sizes = readdirSync(BASE_FOLDER).map((name) => statSync(path.join(BASE_FOLDER, name)).size / MEGABYTE);
  report.within('largest file, MB', Math.max(...sizes), 0, 6);
  report.within(
    'all files, MB',
    sizes.reduce((a, b) => a + b, 0),
    0,
    14,
  );
  const { counts } = readJson<{ counts: Record<string, number> }>('manifest.json');
  report.equals('files counted in the manifest', Object.keys(counts).length, 7);
}

const CLASSES: Readonly<Record<string, readonly string[]>> = {
  land: ['mainland', 'island'],
  water: ['river', 'lake', 'canal'],
  street: ['expressway', 'arterial', 'collector', 'lane'],
  green: ['park', 'strip'],
};

/** Every map feature belongs to a known class; arterials and collectors have names. */
export function checkMapFeatures(report: Report, features: readonly BaseFeature[]): void {
  const unknown = features.filter((feature) => !CLASSES[text(feature, 'layer')]?.includes(text(feature, 'class')));
  report.none(
    'map features of unknown class',
    unknown.map((feature) => text(feature, 'class')),
    features.length,
  );
  const main = features.filter((feature) => ['arterial', 'collector'].includes(text(feature, 'class')));
  const nameless = main.filter((feature) => feature.properties.name === null);
  report.none(
    'arterials and collectors without a name',
    nameless.map((feature) => text(feature, 'class')),
    main.length,
  );
}
