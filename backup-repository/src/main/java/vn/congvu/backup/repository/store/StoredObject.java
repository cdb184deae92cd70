package vn.congvu.backup.repository.store;

public record StoredObject(String key, long size) {}
