/** Something a person must act on. `id` stays the same while it lasts. */
export interface Alarm {
  id: string;
  ja: string;
  en: string;
  /** The page where it is dealt with. */
  href?: string;
}
