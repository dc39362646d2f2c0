import type { Rule } from './rule.js';
import { FORM_RULES } from './rules-form.js';
import { SEMANTIC_RULES } from './rules-semantics.js';
import { GEOMETRY_RULES, SIGNATURE_RULES } from './rules-shape.js';

const RULES = { ...FORM_RULES, ...SEMANTIC_RULES, ...GEOMETRY_RULES, ...SIGNATURE_RULES };
export type RuleName = keyof typeof RULES;

export function ruleOf(name: RuleName): Rule {
  return RULES[name];
}

export const RULE_NAMES = Object.keys(RULES) as RuleName[];
