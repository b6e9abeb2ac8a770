import {
  applyDecorators,
  createParamDecorator,
  SetMetadata,
  type CustomDecorator,
  type ExecutionContext,
} from '@nestjs/common';
import { ApiBearerAuth, ApiExtension } from '@nestjs/swagger';
import type { Caller } from './caller.js';
import type { Permission } from './permissions.js';

export const REQUIRED = 'reckoner:required';
export const OPEN = 'reckoner:open';

/** How the description of the API says it. */
export const PERMISSION_EXTENSION = 'x-permission';

/** The permission that a route needs. A route without it, or `Open`, is denied and fails the tests. */
export const Require = (permission: Permission): MethodDecorator =>
  applyDecorators(SetMetadata(REQUIRED, permission), ApiBearerAuth(), ApiExtension(PERMISSION_EXTENSION, permission));

/** A route that anybody may call; `why` says what protects it instead. */
export const Open = (why: string): CustomDecorator => SetMetadata(OPEN, why);

/** A request after the guard. */
export interface KnownRequest {
  caller?: Caller;
}

/** Who asks: a parameter of a handler. */
export const AskedBy = createParamDecorator((_: unknown, context: ExecutionContext): Caller => {
  const { caller } = context.switchToHttp().getRequest<KnownRequest>();
  if (!caller) throw new Error('The route is open and has no caller.');
  return caller;
});
