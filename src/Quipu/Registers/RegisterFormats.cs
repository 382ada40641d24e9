using System.Collections.Immutable;
using Quipu.Registers.Elections;
using Quipu.Registers.Ftm;
using Quipu.Registers.Parliament;
using Quipu.Registers.Payments;
using Quipu.Registers.People;
using Quipu.Registers.Places;
using Quipu.Registers.Procurement;
using Quipu.Registers.Sanctions;
using Quipu.Registers.Statistics;
using Quipu.Registers.Tables;

namespace Quipu.Registers;

/// <summary>Every kind of register that can be imported.</summary>
public static class RegisterFormats
{
    /// <summary>One row a kind; where two look alike the earlier wins.</summary>
    public static ImmutableArray<IRegisterFormat> All { get; } =
    [
        new StatementsFormat(), new FtmFormat(), new CatalogFormat(), new MappingFormat(),
        new OfacFormat(), new EuFormat(), new UnFormat(),
        new JneFormat(), new InfogobFormat(), new RollCallFormat(), new SenzingFormat(),
        new FincenFormat(), new CampaignFormat(),
        new OcdsFormat(),
        new PopoloFormat(), new OfficeHoldersFormat(), new GeoJsonFormat(), new UbigeoFormat(), new SeriesFormat(),
    ];

    /// <summary>The kind of that name, or null.</summary>
    public static IRegisterFormat? Find(string name) => All.FirstOrDefault(f => f.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>The kind that a file looks most like, or null where it looks like none.</summary>
    public static IRegisterFormat? Guess(RegisterFile file)
    {
        var sample = RegisterSample.Of(file);
        var (best, likeness) = ((IRegisterFormat?)null, 0);
        foreach (var format in All)
        {
            var now = format.Likeness(sample);
            if (now > likeness) (best, likeness) = (format, now);
        }

        return best;
    }

    /// <summary>Whether a file, of whatever kind, has a header and rows as wide under it: then a mapping can read it.</summary>
    public static bool IsTable(RegisterFile file)
    {
        try
        {
            var rows = RegisterSample.Of(file).Columns.Length > 1 ? Table.Rows(file).Take(5).ToList() : [];
            return rows.Count > 0 && rows.All(r => r.Cells.Count == r.Header.Columns.Length && !r.Cells.Any(c => c.Any(char.IsControl)));
        }
        catch (RegisterException)
        {
            return false;
        }
    }
}
