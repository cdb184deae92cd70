-- The times of those who learn of a classified document enter the profiles that were written before
-- there were any. The law says "at once"; the figures are Congvu's own.
update regulation_profile
   set rules = regexp_replace(rules, '\}\s*$', '') || replace(',"leak":{
  "tellHead":{"value":"30 minutes","basis":"{basis}"},
  "tellOperator":{"value":"1 hour","basis":"{basis}"},
  "tellSender":{"value":"2 hours","basis":"{basis}"},
  "tellAuthority":{"value":"24 hours","basis":"NĐ 26/2020/NĐ-CP, Điều 8: báo cáo đột xuất ngay sau khi phát hiện; số đo là mặc định của Congvu"},
  "approvalValidFor":{"value":"72 hours","basis":"chưa quy định; mặc định của Congvu"},
  "breakGlassValidFor":{"value":"24 hours","basis":"chưa quy định; mặc định của Congvu"},
  "figuresFrom":{"value":"12-15","basis":"NĐ 26/2020/NĐ-CP, Điều 8: số liệu từ 15/12 năm trước đến 14/12"}}}', '{basis}', case rules::jsonb ->> 'id'
    when 'quang-binh-41-2015' then
      'Quy chế kèm QĐ 41/2015/QĐ-UBND, khoản 3 Điều 15: ngay; số đo là mặc định của Congvu'
    when 'ninh-binh-162-2025' then
      'QĐ 162/2025/QĐ-UBND tỉnh Ninh Bình, khoản 7 Điều 12: ngay; số đo là mặc định của Congvu'
    else 'chưa quy định; mặc định của Congvu'
    end)
 where not rules::jsonb ? 'leak';
