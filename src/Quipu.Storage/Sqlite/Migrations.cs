using System.Globalization;
using System.Reflection;

namespace Quipu.Storage.Sqlite;

/// <summary>
/// Numbered steps from an empty file to the tables of this version: <c>NNNN-noun.sqlite.sql</c>, each in a transaction of its own.
/// A file with records is copied beside itself before its first step; a file of a newer version is refused.
/// </summary>
static class Migrations
{
    static readonly (int Number, string Sql)[] Steps = Load();

    internal static int Known => Steps[^1].Number;

    /// <summary>The steps' numbers, in their order: 1, 2, 3 … Two of one number would leave a killed program's file between them.</summary>
    internal static IEnumerable<int> Numbers => Steps.Select(s => s.Number);

    /// <summary>Brings the file to this version; a file of an older one is copied first.</summary>
    /// <exception cref="NewerStoreException">The file was written by a newer Quipu.</exception>
    internal static void Apply(Session session, string path)
    {
        var found = (int)session.Number("pragma user_version")!.Value;
        Refuse(found, path);
        if (found == Known) return;
        if (found > 0) BackUp(session, BackupPath(path, found));
        foreach (var (number, sql) in Steps.Where(s => s.Number > found))
        {
            session.Run("begin immediate");
            try
            {
                session.RunAll(sql);
                session.Run(string.Create(CultureInfo.InvariantCulture, $"pragma user_version = {number}"));
                session.Run("commit");
            }
            catch
            {
                session.RunAll("rollback");
                throw;
            }
        }
    }

    /// <summary>Goes on only with a version that this program knows.</summary>
    /// <exception cref="NewerStoreException">The file was written by a newer Quipu.</exception>
    internal static void Refuse(int found, string path)
    {
        if (found > Known) throw new NewerStoreException(path, found, Known);
    }

    /// <summary>Where the copy of a file of an older version lies.</summary>
    internal static string BackupPath(string path, int version) => string.Create(CultureInfo.InvariantCulture, $"{path}.v{version}.bak");

    internal static IEnumerable<string> Backups(string path) =>
        Enumerable.Range(1, Known).Select(version => BackupPath(path, version)).Where(File.Exists);

    static void BackUp(Session session, string to)
    {
        File.Delete(to);
        session.CopyTo(to);
    }

    static (int, string)[] Load()
    {
        var assembly = Assembly.GetExecutingAssembly();
        return
        [
            .. assembly.GetManifestResourceNames().Where(name => name.EndsWith(".sqlite.sql", StringComparison.Ordinal)).Order(StringComparer.Ordinal)
                .Select(name => (int.Parse(name.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture), Read(assembly, name))),
        ];
    }

    static string Read(Assembly assembly, string name)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
