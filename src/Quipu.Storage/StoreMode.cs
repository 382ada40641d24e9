namespace Quipu.Storage;

/// <summary>How a store is opened.</summary>
public enum StoreMode
{
    /// <summary>Made where there is none, migrated where it is older.</summary>
    ReadWrite,

    /// <summary>Only read; another process may write meanwhile.</summary>
    ReadOnly,
}
