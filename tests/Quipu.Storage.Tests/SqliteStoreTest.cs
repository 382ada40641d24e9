namespace Quipu.Storage.Tests;

/// <summary>The contract on SQLite, and what only a file can show.</summary>
public sealed partial class SqliteStoreTest : StoreContract
{
    readonly string _folder = Directory.CreateTempSubdirectory("quipu-store-").FullName;

    string File => Path.Combine(_folder, "workspace.sqlite");

    private protected override IStore Open() => SqliteStore.Open(File);

    public override void Dispose()
    {
        base.Dispose();
        Directory.Delete(_folder, true);
    }
}
