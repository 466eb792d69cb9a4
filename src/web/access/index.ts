export { NewPasswordField, PasswordField } from './password-field.tsx';
export { isPasswordWeak } from './password-advice.ts';
export { useDoors } from './state.ts';
export { accessRoutes } from './routes.ts';
export { SessionGate } from './session-gate.tsx';
