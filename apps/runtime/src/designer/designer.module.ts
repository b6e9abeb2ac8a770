import { Module } from '@nestjs/common';
import { DesignerController } from './designer.controller.js';
import { DesignerFiles } from './designer-files.js';
import { LoginController } from './login.controller.js';

@Module({ controllers: [LoginController, DesignerController], providers: [DesignerFiles] })
export class DesignerModule {}
