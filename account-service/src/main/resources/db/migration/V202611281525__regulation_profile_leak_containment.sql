-- Whether copies are sealed before they are destroyed enters the profiles that were written before.
update regulation_profile
   set rules = regexp_replace(rules, '"leak"\s*:\s*\{', '"leak":{
  "containment":{"value":"SEALED_HOLD","basis":"chưa quy định; mặc định của Congvu: niêm phong, trả lại được nếu báo nhầm"},')
 where rules::jsonb ? 'leak' and not rules::jsonb -> 'leak' ? 'containment';
