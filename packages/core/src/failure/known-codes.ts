/**
 * What the platforms' own codes mean, per platform: a cause and its codes, groups parted by `;`. Where they come from
 * stands in docs/platforms.md. A code that only says that the request was wrong is `unknown`, for good.
 */
export const knownCodes = {
  shopee:
    'throttled|error_rate_limit|system_busy|request_limit_exceeded|frequency_limited;quota|error_limit;login|error_auth|invalid_acceess_token|invalid_access_token|user_is_unauthorized|shop_no_linked|partner_shop_no_link|shop_access_expired|refresh_token_expired;config|source_ip_undeclared|shop_banned|error_kyc_auth|error_api_call_restricted|error_api_permission|error_permission|error_sign|invalid_partner_id|error_partner_key_expired| ~ timestamp is expired;platform|error_server|error_network|internal_server_error|error_data;recipient|not_open_market|resource_not_found|error_not_found;unknown|error_param|param_error',
  lazada:
    'throttled|appcalllimit|e901| ~ api access frequency exceeds the limit;login|illegalaccesstoken|invalidaccesstoken|appnotsubscribed;config|appwhiteiplimit|incompletesignature|invalidapi|missingpartner|invalidappkey;platform|servicetimeout|systemerror| ~ rpc timeout| ~ service is currently unavailable;recipient|-22',
  'tiktok-shop':
    'throttled|36009002;quota|45101004|16030002;login|105002|36009004 ~ x-tts-access-token;config|105005|36009033|106001|106013|36009009|36009010;platform|36009003|45101001|36009007;recipient|45101003|45101021|16032001;unknown|36009004',
} as const;
