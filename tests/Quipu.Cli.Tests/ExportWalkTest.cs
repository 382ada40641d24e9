using Quipu.Exports;
using Quipu.Tests;
using Xunit;

namespace Quipu.Cli.Tests;

/// <summary>The sample case, read and taken out: no row of any export shows a claim without its axes, and what other tools read holds together.</summary>
public sealed class ExportWalkTest
{
    [Fact]
    public void No_row_of_an_export_of_the_sample_case_lacks_an_axis()
    {
        using var sandbox = new Sandbox();
        Assert.Equal(0, sandbox.Run("read", Repository.File("samples/tarumayo"), "--workspace", "w.quipu").Code);
        foreach (var format in ExportFormats.All.Select(f => f.Name))
        {
            var (_, asides, code) = sandbox.Run("export", format, "--include-proposals", "--include-rejected", "--workspace", "w.quipu", "--out", "out." + format);
            Assert.True(code == 0, asides);
            var answers = StatusWalk.TextOf(File.ReadAllBytes(sandbox.At("out." + format)), format);
            Assert.Empty(StatusWalk.Missing(answers, format));
            if (format == "ftm") HoldsTogether(answers);
        }
    }

    static void HoldsTogether(string lines)
    {
        var entities = lines.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => EntityJson.Read(l)).ToDictionary(e => e.Id.Value, StringComparer.Ordinal);
        Assert.Equal(entities.Keys.Order(StringComparer.Ordinal), entities.Keys);
        Assert.Contains(entities.Values, e => e.Schema.Edge is not null);
        foreach (var entity in entities.Values)
        {
            Assert.Empty(entity.Missing);
            foreach (var property in entity.Properties.Select(p => entity.Schema[p]!).Where(p => p.Type.IsEntity))
                foreach (var id in entity[property.Name])
                    Assert.True(entities.TryGetValue(id, out var end) && end.Schema.IsA(property.Range!), $"{entity.Schema} {entity.Id} {property} {id}");
        }
    }
}
