# Draw again beside this file: gnuplot 05-reward-bench-scores.gp
# The same numbers for other tools: 05-reward-bench-scores.tsv
set terminal svg size 720,446 noenhanced rounded background rgb '#ffffff' font "DejaVu Sans\054 Verdana\054 sans-serif,12"
set output '05-reward-bench-scores.svg'
set encoding utf8
set style line 1 lc rgb '#0072B2' lw 2 pt 7 ps 0.7 dt 1
set style line 2 lc rgb '#D55E00' lw 2 pt 5 ps 0.7 dt '-'
set style line 3 lc rgb '#009E73' lw 2 pt 9 ps 0.7 dt (2,4)
set style line 4 lc rgb '#CC79A7' lw 2 pt 13 ps 0.7 dt '_.'
set style line 5 lc rgb '#E69F00' lw 2 pt 11 ps 0.7 dt '-..'
set style line 6 lc rgb '#56B4E9' lw 2 pt 6 ps 0.7 dt (12,4)
set style line 7 lc rgb '#000000' lw 2 pt 4 ps 0.7 dt (1,3)
$panel1_1 << EOD
154752 97.5381 96.8166 98.2085
780800 99.9489 99.8466 100
2.98682e+06 99.9489 99.8466 100
EOD
$panel1_2 << EOD
142848 95.9836 95.069 96.8471
716288 98.0796 97.449 98.6591
2.55818e+06 99.7955 99.5399 99.9489
EOD
$panel1_3 << EOD
154752 50.4236 48.6907 52.2151
780800 55.3241 52.7963 57.8817
2.98682e+06 49.5816 47.5637 51.7496
EOD
$panel1_4 << EOD
142848 44.407 41.194 47.7419
716288 57.4645 54.3792 60.7731
2.55818e+06 52.8737 50.5883 55.1538
EOD
$panel1_5 << EOD
154752 95.7686 92.5238 99.0133
780800 97.2169 94.0716 100
EOD
set multiplot
set lmargin at screen 0; set rmargin at screen 1
set tmargin at screen 1; set bmargin at screen 0
unset border; unset tics; set xrange [0:1]; set yrange [0:1]
set key at screen 0.0166667, screen 0.901345 left top horizontal maxcols 3 Left reverse samplen 2.6 spacing 1.1 textcolor rgb '#333333'
plot NaN with linespoints ls 1 title 'instruct, llama', NaN with linespoints ls 2 title 'instruct, qwen2', NaN with linespoints ls 3 title 'base, llama', NaN with linespoints ls 4 title 'base, qwen2', NaN with linespoints ls 5 title 'reward model, llama'
set border 3 lc rgb '#555555'
set tics nomirror out scale 0.5 textcolor rgb '#333333'
unset label; unset arrow; unset key
set label 'Score by size and family' at screen 0.0277778, screen 0.955157 left font ',15' front
set lmargin at screen 0.105556; set rmargin at screen 0.972222
set tmargin at screen 0.762332; set bmargin at screen 0.134529
set logscale x 10
set xrange [99999:5.00005e+06]
set xtics autofreq nomirror out norotate autojustify scale 0.5 format ''
set xtics add ('10⁵' 100000, '10⁶' 1e+06)
set grid xtics lw 0.7 lc rgb '#e2e2e2'
unset logscale y
set yrange [30:102]
set ytics 20 nomirror out norotate autojustify scale 0.5 format '%g'
set grid ytics lw 0.7 lc rgb '#e2e2e2'
set xlabel 'parameters' offset 0,0.3 textcolor rgb '#333333'
set label 'score (%)' at screen 0.0194444, screen 0.44843 center rotate by 90 textcolor rgb '#333333'
set arrow from graph 0, first 50 to graph 1, first 50 nohead back lw 1.4 lc rgb '#888888' dt (4,4)
set label 'chance' at graph 0.99, first 50 right offset 0,0.6 font ',11' textcolor rgb '#666666'
plot $panel1_1 using 1:3:(0):($4-$3) with vectors nohead ls 1 dt 1 notitle, \
  $panel1_1 using 1:2 with linespoints ls 1 title 'instruct, llama', \
  $panel1_2 using 1:3:(0):($4-$3) with vectors nohead ls 2 dt 1 notitle, \
  $panel1_2 using 1:2 with linespoints ls 2 title 'instruct, qwen2', \
  $panel1_3 using 1:3:(0):($4-$3) with vectors nohead ls 3 dt 1 notitle, \
  $panel1_3 using 1:2 with linespoints ls 3 title 'base, llama', \
  $panel1_4 using 1:3:(0):($4-$3) with vectors nohead ls 4 dt 1 notitle, \
  $panel1_4 using 1:2 with linespoints ls 4 title 'base, qwen2', \
  $panel1_5 using 1:3:(0):($4-$3) with vectors nohead ls 5 dt 1 notitle, \
  $panel1_5 using 1:2 with linespoints ls 5 title 'reward model, llama'
unset multiplot
unset output
