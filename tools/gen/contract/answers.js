/**
 * What each method of a controller answers, as JSON Schema, read from its TypeScript type: the type that the handler is
 * compiled with is the one that clients get, and no decorator has to say it again.
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

/** Deeper than any answer is; a type that is, is a mistake. */
const DEPTH_MAX = 12;

/** The engine's word for whatever JSON can say. */
const ANY = new Set(['Value']);

/** By `events_send`: the schema of the answer; undefined where nothing is answered. `taken` are names that others have. */
export function readAnswers(project, taken) {
  const config = ts.readConfigFile(join(project, 'tsconfig.json'), ts.sys.readFile).config;
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, project);
  const files = readdirSync(join(project, 'src'), { recursive: true })
    .filter((name) => name.endsWith('.controller.ts'))
    .sort()
    .map((name) => join(project, 'src', name));
  const program = ts.createProgram(files, { ...options, noEmit: true, composite: false, incremental: false });
  const describing = new Describing(program.getTypeChecker(), new Set(taken));
  const answers = new Map();
  for (const file of files) {
    for (const statement of program.getSourceFile(file).statements) {
      if (!ts.isClassDeclaration(statement) || !statement.name?.text.endsWith('Controller')) continue;
      const name = statement.name.text.replace(/Controller$/, '').toLowerCase();
      for (const member of statement.members.filter(isHandler))
        answers.set(`${name}_${member.name.getText()}`, describing.answerOf(member));
    }
  }
  return { answers, schemas: describing.schemas };
}

class Describing {
  schemas = {};
  #names = new Map();
  #open = new Set();

  constructor(checker, taken) {
    this.checker = checker;
    this.taken = taken;
  }

  answerOf(method) {
    const signature = this.checker.getSignatureFromDeclaration(method);
    const type = this.checker.getAwaitedType(this.checker.getReturnTypeOfSignature(signature));
    if (type === undefined || type.flags & (ts.TypeFlags.Void | ts.TypeFlags.Undefined)) return undefined;
    return this.#schema(type, 0);
  }

  #schema(type, depth) {
    if (depth > DEPTH_MAX) throw new Error(`An answer is nested too deeply: ${this.checker.typeToString(type)}`);
    if (ANY.has(type.aliasSymbol?.name)) return {};
    if (type.isUnion()) return this.#unless(type, () => this.#union(type, depth));
    const { flags } = type;
    if (flags & ts.TypeFlags.StringLiteral) return { type: 'string', enum: [type.value] };
    if (flags & ts.TypeFlags.NumberLiteral) return { type: 'number', enum: [type.value] };
    if (flags & ts.TypeFlags.StringLike) return { type: 'string' };
    if (flags & ts.TypeFlags.NumberLike) return { type: 'number' };
    if (flags & ts.TypeFlags.BooleanLike) return { type: 'boolean' };
    if (flags & ts.TypeFlags.Object || type.isIntersection()) return this.#object(type, depth);
    return {};
  }

  /** A union that holds itself is any value of JSON. */
  #unless(type, describe) {
    if (this.#open.has(type)) return {};
    this.#open.add(type);
    const schema = describe();
    this.#open.delete(type);
    return schema;
  }

  #union({ types }, depth) {
    const isEmpty = (type) => type.flags & (ts.TypeFlags.Undefined | ts.TypeFlags.Void);
    const isNull = (type) => type.flags & ts.TypeFlags.Null;
    const rest = types.filter((type) => !isEmpty(type) && !isNull(type));
    return { ...this.#oneOf(rest, depth), ...(types.some(isNull) ? { nullable: true } : {}) };
  }

  #oneOf(types, depth) {
    if (types.every(({ flags }) => flags & ts.TypeFlags.BooleanLike)) return { type: 'boolean' };
    if (types.every((type) => type.isStringLiteral()))
      return { type: 'string', enum: types.map(({ value }) => value).sort() };
    if (types.length === 1) {
      const only = this.#schema(types[0], depth);
      return only.$ref === undefined ? only : { allOf: [only] };
    }
    return { anyOf: types.map((type) => this.#schema(type, depth + 1)) };
  }

  #object(type, depth) {
    const { checker } = this;
    if (checker.isArrayType(type) || checker.isTupleType(type)) {
      const items = checker.getTypeArguments(type).map((item) => this.#schema(item, depth + 1));
      return { type: 'array', items: items.length === 1 ? items[0] : { anyOf: items } };
    }
    const symbol = type.aliasSymbol ?? type.symbol;
    const spelled = type.getProperty('toJSON');
    if (spelled)
      return this.#schema(
        checker.getReturnTypeOfSignature(checker.getTypeOfSymbol(spelled).getCallSignatures()[0]),
        depth,
      );
    if (['Buffer', 'Readable', 'StreamableFile', 'FastifyReply'].includes(symbol?.name))
      return { type: 'string', format: 'binary' };
    const name = isNamed(symbol) ? this.#nameOf(type, symbol) : undefined;
    return name === undefined
      ? this.#members(type, depth)
      : { $ref: `#/components/schemas/${this.#named(type, name)}` };
  }

  /** A `Page` of `CaseRow` is a `CaseRowPage`; what is made of something without a name has none either. */
  #nameOf(type, symbol) {
    const made = type.aliasSymbol ? type.aliasTypeArguments : this.checker.getTypeArguments(type);
    const parts = (made ?? []).map((part) => part.aliasSymbol ?? part.symbol);
    if (!parts.every(isNamed)) return undefined;
    return parts.map(({ name }) => name).join('') + symbol.name;
  }

  /** The same type is described once; another of the same name gets a number. */
  #named(type, wanted) {
    const known = this.#names.get(type);
    if (known !== undefined) return known;
    let name = wanted;
    for (let number = 2; this.taken.has(name); number += 1) name = `${wanted}${number}`;
    this.taken.add(name);
    this.#names.set(type, name);
    this.schemas[name] = this.#members(type, 0);
    return name;
  }

  #members(type, depth) {
    const { checker } = this;
    const properties = {};
    const required = [];
    for (const property of checker.getPropertiesOfType(type)) {
      const of = checker.getTypeOfSymbol(property);
      if (property.name.startsWith('__') || of.getCallSignatures().length > 0) continue;
      properties[property.name] = this.#documented(property, this.#schema(of, depth + 1));
      if (!(property.flags & ts.SymbolFlags.Optional)) required.push(property.name);
    }
    const index = checker.getIndexInfoOfType(type, ts.IndexKind.String);
    return {
      type: 'object',
      ...(Object.keys(properties).length > 0 ? { properties } : {}),
      ...(required.length > 0 ? { required } : {}),
      ...(index ? { additionalProperties: this.#schema(index.type, depth + 1) } : {}),
    };
  }

  #documented(property, schema) {
    const description = ts.displayPartsToString(property.getDocumentationComment(this.checker));
    return description === '' || schema.$ref !== undefined ? schema : { ...schema, description };
  }
}

const isHandler = (member) => ts.isMethodDeclaration(member) && ts.isIdentifier(member.name);

/** Our own interfaces, classes and aliases; what the language brings along is written out. */
function isNamed(symbol) {
  if (symbol === undefined || symbol.name.startsWith('__')) return false;
  return (symbol.declarations ?? []).some((declaration) => !declaration.getSourceFile().isDeclarationFile);
}
