-- The times of the steps by which an exercise is scored enter the profiles that were written before.
update regulation_profile
   set rules = regexp_replace(rules, '"leak"\s*:\s*\{', '"leak":{
  "reportWithin":{"value":"4 hours","basis":"chưa quy định; mặc định của Congvu, dùng khi chấm diễn tập"},
  "locateWithin":{"value":"30 minutes","basis":"chưa quy định; mặc định của Congvu"},
  "containWithin":{"value":"1 hour","basis":"chưa quy định; mặc định của Congvu"},
  "approveWithin":{"value":"24 hours","basis":"chưa quy định; mặc định của Congvu"},')
 where rules::jsonb ? 'leak' and not rules::jsonb -> 'leak' ? 'containWithin';
