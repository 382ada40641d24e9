using Quipu.Tests;
using System.Text.Json;
using Xunit;

namespace FollowTheMoney.Tests;

public sealed class SchemataTest
{
    static Schemata Model => Schemata.Default;

    [Fact]
    public void A_property_keeps_the_name_of_the_schema_that_defines_it() => Assert.Equal("Thing:name", Model["Person"]["name"]!.QName);

    [Fact]
    public void A_company_is_an_organisation_and_an_asset()
    {
        var company = Model["Company"];
        Assert.True(company.IsA("Organization") && company.IsA("Asset") && company.IsA("Thing") && company.IsA("Value"));
        Assert.Equal("Value:amount", company["amount"]!.QName);
        Assert.Contains("Company", Model["Asset"].Descendants);
    }

    [Fact]
    public void Its_own_definition_wins_and_then_the_parent_named_first()
    {
        Assert.Equal("Event:country", Model["Event"]["country"]!.QName);
        Assert.Equal("Interval:summary", Model["Event"]["summary"]!.QName);
        Assert.Equal("Thing:summary", Model["CallForTenders"]["summary"]!.QName);
    }

    [Fact]
    public void Siblings_cannot_match_but_both_match_their_parent()
    {
        Assert.False(Model["Person"].CanMatch(Model["Company"]));
        Assert.True(Model["LegalEntity"].CanMatch(Model["Company"]) && Model["Person"].CanMatch(Model["LegalEntity"]));
        Assert.DoesNotContain("Thing", Model["Person"].MatchableSchemata);
    }

    [Fact]
    public void The_common_schema_is_the_more_special_or_none()
    {
        Assert.Equal("Company", Schemata.Common(Model["Organization"], Model["Company"])!.Name);
        Assert.Null(Schemata.Common(Model["Person"], Model["Company"]));
    }

    [Fact]
    public void Ties_know_their_ends()
    {
        var (owns, family) = (Model["Ownership"].Edge!, Model["Family"].Edge!);
        Assert.Equal(("owner", "asset", "owns", true), (owns.Source, owns.Target, owns.Label, owns.Directed));
        Assert.False(family.Directed);
        Assert.Null(Model["Person"].Edge);
    }

    [Fact]
    public void A_stub_is_the_other_end_of_a_property_and_is_not_written()
    {
        var stub = Model["Company"]["ownershipAsset"]!;
        Assert.Equal(("Asset:ownershipAsset", true, "Ownership", "asset"), (stub.QName, stub.IsStub, stub.Range, stub.Reverse));
        Assert.Throws<ArgumentException>(() => Values.Writable(Model["Company"], "ownershipAsset"));
    }

    [Fact]
    public void Every_name_that_a_schema_uses_is_one_it_has()
    {
        foreach (var schema in Model.All)
        {
            string?[] used = [.. schema.Caption, .. schema.Featured, .. schema.Required, .. schema.Time.Start, .. schema.Time.End, schema.Edge?.Source, schema.Edge?.Target];
            // Risk names its parent's former property 'program' in the facts that we have.
            Assert.All(used.OfType<string>().Where(p => schema.Name != "Risk" || p != "program"), p => Assert.False(schema[p] is null or { IsStub: true }, $"{schema}:{p}"));
            Assert.All(schema.Properties.Values.Where(p => p.Type.IsEntity), p => Assert.NotNull(Model.Find(p.Range ?? "Thing")));
        }
    }

    [Fact]
    public void It_is_what_the_facts_of_the_model_say()
    {
        var path = Repository.Shared("data/ftm") is { } folder ? Path.Combine(folder, "ftm-model-4x-facts.json") : null;
        Assert.SkipWhen(path is null, "The facts are not beside this checkout.");
        using var facts = JsonDocument.Parse(File.ReadAllText(path));
        var rows = facts.RootElement.GetProperty("schemata").EnumerateObject().ToArray();
        Assert.Equal(rows.Select(r => r.Name).Order(StringComparer.Ordinal), Model.All.Select(s => s.Name));
        foreach (var row in rows) SameSchema(row.Value, Model[row.Name]);
        Assert.Equal(facts.RootElement.GetProperty("countries").EnumerateObject().Count(), Model.Countries.Count);
        Assert.Equal(facts.RootElement.GetProperty("topics").EnumerateObject().Count(), Model.Topics.Count);
        foreach (var stub in facts.RootElement.GetProperty("stubs").EnumerateArray())
            Assert.True(Model[stub.GetProperty("schema").GetString()!][stub.GetProperty("name").GetString()!] is { IsStub: true });
    }

    /// <summary>Not timed, since test machines are shared: what loading allocates says as much.</summary>
    [Fact]
    public void It_loads_with_little_memory()
    {
        _ = Model;
        var load = typeof(Schemata).GetMethod("Load", System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!;
        load.Invoke(null, null);
        var before = GC.GetAllocatedBytesForCurrentThread();
        load.Invoke(null, null);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 1, 4 << 20);
    }

    static void SameSchema(JsonElement facts, Schema schema)
    {
        Assert.Equal(Words(facts, "schemata"), schema.Ancestry);
        Assert.Equal(Words(facts, "caption"), schema.Caption);
        Assert.Equal(Words(facts, "featured"), schema.Featured);
        Assert.Equal(Words(facts, "required"), schema.Required);
        Assert.Equal(
            (facts.GetProperty("abstract").GetBoolean(), facts.GetProperty("matchable").GetBoolean(), facts.GetProperty("generated").GetBoolean(), facts.GetProperty("hidden").GetBoolean()),
            (schema.Abstract, schema.Matchable, schema.Generated, schema.Hidden));
        var time = facts.GetProperty("temporalExtent");
        Assert.Equal(Words(time, "start"), schema.Time.Start);
        Assert.Equal(Words(time, "end"), schema.Time.End);
        foreach (var row in facts.GetProperty("properties").EnumerateObject()) SameProperty(row.Value, schema[row.Name]!, schema);
    }

    static void SameProperty(JsonElement facts, Property property, Schema schema)
    {
        Assert.Equal(schema.Name, property.Schema);
        Assert.Equal(
            (facts.GetProperty("label").GetString(), facts.GetProperty("type").GetString(), facts.GetProperty("matchable").GetBoolean(), facts.GetProperty("maxLength").GetInt32()),
            (property.Label, property.Type.Name, property.Matchable, property.MaxLength));
        Assert.Equal(facts.TryGetProperty("range", out var range) ? range.GetString() : null, property.Range);
        Assert.Equal(facts.TryGetProperty("format", out var format) ? format.GetString() : null, property.Format);
    }

    static string[] Words(JsonElement row, string name) => row.TryGetProperty(name, out var list) ? [.. list.EnumerateArray().Select(w => w.GetString()!)] : [];
}
