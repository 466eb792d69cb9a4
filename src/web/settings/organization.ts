import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { organizationContract } from '../../app/organization/contract.ts';
import type { AnswerOf, RequestOf } from '../../contract/endpoint.ts';
import { client } from '../kit/client.ts';

export const organizationApi = client(organizationContract);

export type Organization = AnswerOf<typeof organizationContract.read>;
export type OrganizationEdit = RequestOf<typeof organizationContract.edit>;

const key = ['organization', 'read'] as const;

export function useOrganization() {
  return useQuery({ queryKey: key, queryFn: ({ signal }) => organizationApi.read({}, { signal }) });
}

/** Saves what the server answers where every screen reads it; the rest (names in menus, tiles) is asked again. */
export function useEditOrganization() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (edit: OrganizationEdit) => organizationApi.edit(edit),
    onSuccess: (saved) => {
      queries.setQueryData(key, saved);
      void queries.invalidateQueries({ predicate: (query) => query.queryKey !== key });
    },
  });
}

/** What is stored, fresh, after somebody else was faster. */
export function useRereadOrganization() {
  const queries = useQueryClient();
  return () => queries.fetchQuery({ queryKey: key, queryFn: () => organizationApi.read({}), staleTime: 0 });
}

export function editOf(organization: Organization): OrganizationEdit {
  return {
    version: organization.version,
    name: organization.name,
    legalForm: organization.legalForm,
    siren: organization.siren,
    vatNumber: organization.vatNumber,
    addressLines: organization.addressLines,
    postalCode: organization.postalCode,
    city: organization.city,
    country: organization.country,
    email: organization.email,
    phone: organization.phone,
    website: organization.website,
    iban: organization.iban,
    bic: organization.bic,
    legalMention: organization.legalMention,
    timeZone: organization.timeZone,
    locale: organization.locale,
    agingLimits: organization.agingLimits,
    agingColours: organization.agingColours as OrganizationEdit['agingColours'],
    signatureName: organization.signatureName,
    signatureRole: organization.signatureRole,
  };
}
