import { isNumber } from '../decimal/decimal.js';
import {
  countAt,
  isObject,
  keywordOf,
  listAt,
  objectAt,
  textAt,
  typesOf,
  type Located,
  type SchemaObject,
} from '../validate/schema.js';
import type { SchemaValidator } from '../validate/validator.js';
import type { Maybe, Value } from '../values/value.js';
import { Block } from './block.js';
import { code, joined, type Code } from './code.js';
import { isSupported } from './schema-support.js';
import { numberConditions, textConditions } from './schema-simple.js';
import { Unit, type Links } from './unit.js';
import { needsOwnRead } from './reads.js';
import { readOwn } from './runtime.js';

/**
 * Validators as generated code: whether a value fits a schema, and no word about why not, which `SchemaValidator` says.
 * One function per schema that is referred to; objects and lists within are checked in place.
 */
export function compileValidator(schema: Value, validator: SchemaValidator, links: Links): (value: Maybe) => boolean {
  const emitter = new ValidatorEmitter(new Unit(links), validator);
  const name = emitter.functionFor({ schema, root: schema });
  return emitter.unit.compile(name);
}

class ValidatorEmitter {
  readonly unit: Unit;
  readonly #validator: SchemaValidator;
  readonly #functions = new Map<Value, Code>();

  constructor(unit: Unit, validator: SchemaValidator) {
    this.unit = unit;
    this.#validator = validator;
  }

  /** The name of a function of a value that answers whether it fits. */
  functionFor(located: Located): Code {
    const known = this.#functions.get(located.schema);
    if (known) return known;
    const { names } = this.unit;
    const [name, value] = [names.fresh('fits'), names.fresh('value')];
    this.#functions.set(located.schema, name);
    const at = new Block({ unit: this.unit, names, leave: undefined });
    this.#check(located, value, at);
    this.unit.declare(code`function ${name}(${value}) {\n${at.code()}\nreturn true;\n}`);
    return name;
  }

  /** Statements that return false where the value does not fit. */
  #check({ schema, root }: Located, value: Code, at: Block): void {
    if (schema === false) return at.push(code`return false;`);
    if (!isObject(schema)) return;
    if (!isSupported(schema) || !this.#validator.isBounded(root))
      return this.#checkByValidator({ schema, root }, value, at);
    this.#checkReference(schema, root, value, at);
    this.#checkListed(schema, value, at);
    this.#checkByType(schema, root, value, at);
    this.#checkCombinations(schema, root, value, at);
  }

  #checkByValidator({ schema, root }: Located, value: Code, at: Block): void {
    const fits = (of: Value): boolean => this.#validator.fits(schema, of, root);
    at.push(code`if (!${this.unit.bind('fits', fits)}(${value})) return false;`);
  }

  #checkReference(schema: SchemaObject, root: Value, value: Code, at: Block): void {
    const ref = textAt(schema, '$ref');
    const target = ref === undefined ? undefined : this.#validator.resolve(ref, root);
    if (target) at.push(code`if (!${this.functionFor(target)}(${value})) return false;`);
  }

  #checkListed(schema: SchemaObject, value: Code, at: Block): void {
    const constant = keywordOf(schema, 'const');
    const listed = constant === undefined ? keywordOf(schema, 'enum') : [constant];
    if (!Array.isArray(listed)) return;
    const same = listed.map((each: string | number | boolean | null) => code`${value} === ${each}`);
    at.push(code`if (!(${same.length === 0 ? code`false` : joined(same, code` || `)})) return false;`);
  }

  /** What the kind of the value decides: which kinds may be, and what is asked of each. */
  #checkByType(schema: SchemaObject, root: Value, value: Code, at: Block): void {
    const types = typesOf(schema);
    const kinds = KINDS.filter(
      (kind) => !types || types.includes(kind) || (kind === 'number' && types.includes('integer')),
    );
    const only = types ? kinds[0] : undefined;
    if (only && kinds.length === 1) {
      at.push(code`if (!(${this.#isKind(only, value)})) return false;`);
      return this.#checkKind(only, { schema, root }, value, at);
    }
    kinds.forEach((kind, index) => {
      const inner = at.child();
      this.#checkKind(kind, { schema, root }, value, inner);
      at.push(code`${index === 0 ? code`if` : code`else if`} (${this.#isKind(kind, value)}) {\n${inner.code()}\n}`);
    });
    if (types) at.push(kinds.length === 0 ? code`return false;` : code`else return false;`);
  }

  #isKind(kind: Kind, value: Code): Code {
    switch (kind) {
      case 'string':
      case 'boolean':
        return code`typeof ${value} === ${kind}`;
      case 'number':
        return code`(typeof ${value} === "number" || ${this.unit.bind('number', isNumber)}(${value}))`;
      case 'null':
        return code`${value} === null`;
      case 'array':
        return code`Array.isArray(${value})`;
      case 'object':
        return code`${this.unit.bind('object', isObject)}(${value})`;
    }
  }

  #checkKind(kind: Kind, { schema, root }: Located & { schema: SchemaObject }, value: Code, at: Block): void {
    if (kind === 'string') this.#require(textConditions(schema, value, this.unit), at);
    else if (kind === 'number') this.#checkNumber({ schema, root }, value, at);
    else if (kind === 'array') this.#checkList(schema, root, value, at);
    else if (kind === 'object') this.#checkObject(schema, root, value, at);
  }

  #require(conditions: readonly Code[], at: Block): void {
    for (const condition of conditions) at.push(code`if (!(${condition})) return false;`);
  }

  /** A `Decimal` is held against its bounds by the validator. */
  #checkNumber({ schema, root }: Located & { schema: SchemaObject }, value: Code, at: Block): void {
    const conditions = numberConditions(schema, value, this.unit);
    if (conditions.length === 0) return;
    const [double, long] = [at.child(), at.child()];
    this.#require(conditions, double);
    this.#checkByValidator({ schema, root }, value, long);
    at.push(code`if (typeof ${value} === "number") {\n${double.code()}\n} else {\n${long.code()}\n}`);
  }

  #checkList(schema: SchemaObject, root: Value, value: Code, at: Block): void {
    const [least, most] = [countAt(schema, 'minItems'), countAt(schema, 'maxItems')];
    if (least !== undefined) at.push(code`if (${value}.length < ${least}) return false;`);
    if (most !== undefined) at.push(code`if (${value}.length > ${most}) return false;`);
    const items = keywordOf(schema, 'items');
    if (items === undefined || items === true) return;
    const [index, item] = [this.unit.names.fresh('i'), this.unit.names.fresh('item')];
    const body = at.loop();
    this.#check({ schema: items, root }, item, body);
    at.push(
      code`for (let ${index} = 0; ${index} < ${value}.length; ${index}++) {\nconst ${item} = ${value}[${index}];\n${body.code()}\n}`,
    );
  }

  #checkObject(schema: SchemaObject, root: Value, value: Code, at: Block): void {
    const properties = objectAt(schema, 'properties') ?? {};
    const required = new Set(listAt(schema, 'required').filter((name): name is string => typeof name === 'string'));
    for (const name of new Set([...Object.keys(properties), ...required])) {
      const of = at.constant('field', this.#read(value, name));
      const inner = at.child();
      const part = Object.hasOwn(properties, name) ? properties[name]! : true;
      this.#check({ schema: part, root }, of, inner);
      if (required.has(name)) {
        at.push(code`if (${of} === undefined) return false;`);
        at.push(inner.code());
      } else if (!inner.isEmpty) at.push(code`if (${of} !== undefined) {\n${inner.code()}\n}`);
    }
    this.#checkAdditional(schema, root, value, at);
  }

  #read(value: Code, name: string): Code {
    return needsOwnRead(name) ? code`${this.unit.bind('own', readOwn)}(${value}, ${name})` : code`${value}[${name}]`;
  }

  #checkAdditional(schema: SchemaObject, root: Value, value: Code, at: Block): void {
    const additional = keywordOf(schema, 'additionalProperties');
    if (additional === undefined || additional === true) return;
    const names = Object.keys(objectAt(schema, 'properties') ?? {});
    const key = this.unit.names.fresh('key');
    const body = at.loop();
    this.#check({ schema: additional, root }, body.constant('field', code`${value}[${key}]`), body);
    const known =
      names.length <= NAMES_INLINE
        ? names.map((name) => code`${key} !== ${name}`)
        : [code`!${this.unit.bind('names', new Set(names))}.has(${key})`];
    const isOther = known.length === 0 ? code`true` : joined(known, code` && `);
    at.push(code`for (const ${key} in ${value}) {\nif (${isOther}) {\n${body.code()}\n}\n}`);
  }

  #checkCombinations(schema: SchemaObject, root: Value, value: Code, at: Block): void {
    for (const part of listAt(schema, 'allOf')) this.#check({ schema: part, root }, value, at);
    const fits = (part: Value): Code => code`${this.functionFor({ schema: part, root })}(${value})`;
    const any = listAt(schema, 'anyOf').map(fits);
    if (any.length > 0) at.push(code`if (!(${joined(any, code` || `)})) return false;`);
    const one = listAt(schema, 'oneOf').map(fits);
    if (one.length > 0) at.push(code`if (${joined([code`0`, ...one], code` + `)} !== 1) return false;`);
    const not = keywordOf(schema, 'not');
    if (not !== undefined) at.push(code`if (${fits(not)}) return false;`);
  }
}

const KINDS = ['string', 'number', 'boolean', 'object', 'array', 'null'] as const;
type Kind = (typeof KINDS)[number];

const NAMES_INLINE = 64;
