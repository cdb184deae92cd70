package vn.congvu.account.request;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import vn.congvu.platform.paging.Page;

/**
 * One request with its history and the first page of its list; the rest of it is at {@code
 * /lines?after=}.
 */
record RequestDetail(
    @JsonUnwrapped RequestView request, List<StepView> steps, Page<LineView> lines) {}
