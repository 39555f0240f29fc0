# Draw again beside this file: gnuplot 09-connections-calibration.gp
# The same numbers for other tools: 09-connections-calibration.tsv
set terminal svg size 720,408 noenhanced rounded background rgb '#ffffff' font "DejaVu Sans\054 Verdana\054 sans-serif,12"
set output '09-connections-calibration.svg'
set encoding utf8
set style line 1 lc rgb '#0072B2' lw 2 pt 7 ps 0.7 dt 1
set style line 2 lc rgb '#D55E00' lw 2 pt 5 ps 0.7 dt '-'
set style line 3 lc rgb '#009E73' lw 2 pt 9 ps 0.7 dt (2,4)
set style line 4 lc rgb '#CC79A7' lw 2 pt 13 ps 0.7 dt '_.'
set style line 5 lc rgb '#E69F00' lw 2 pt 11 ps 0.7 dt '-..'
set style line 6 lc rgb '#56B4E9' lw 2 pt 6 ps 0.7 dt (12,4)
set style line 7 lc rgb '#000000' lw 2 pt 4 ps 0.7 dt (1,3)
$panel1_1 << EOD
0.00347109 0.2147 0.190753 0.24076
0.24604 0.344828 0.235611 0.473322
0.510385 0.459459 0.350734 0.572187
0.65675 0.25 0.166289 0.357768
0.737032 0.126984 0.0868378 0.181992
0.864498 0.496183 0.411901 0.580683
0.966308 0.581498 0.535622 0.626006
EOD
$panel1_2 << EOD
0.00225807 0.172691 0.15437 0.19269
0.263973 0.361702 0.239662 0.504641
0.760662 0.730769 0.623231 0.816644
0.96849 0.79597 0.753581 0.832686
EOD
$panel2_1 << EOD
0 0.306766 0.279976 0.334926
0.25 0.244275 0.178675 0.324445
0.5 0.0742188 0.0480261 0.113001
0.75 0.153846 0.103846 0.221957
1 0.599509 0.551188 0.645968
EOD
$panel2_2 << EOD
0.000898957 0.279396 0.251467 0.309146
0.230769 0.211538 0.15478 0.282162
0.333824 0.329412 0.263213 0.403149
0.503771 0.117647 0.0815625 0.166797
0.664042 0.582677 0.495721 0.664779
0.75 0.046729 0.0201227 0.104754
0.975379 0.633117 0.57796 0.684994
EOD
set multiplot
set border 3 lc rgb '#555555'
set tics nomirror out scale 0.5 textcolor rgb '#333333'
unset label; unset arrow; unset key
set label 'What is said, and what is true' at screen 0.0277778, screen 0.95098 left font ',15' front
set key at screen 0.0944444, screen 0.828431 left top horizontal maxcols 1 Left reverse samplen 2.6 spacing 1.1 textcolor rgb '#333333'
set lmargin at screen 0.105556; set rmargin at screen 0.472222
set tmargin at screen 0.676471; set bmargin at screen 0.147059
set label 'read from logits' at screen 0.105556, screen 0.867647 left font ',13' textcolor rgb '#333333'
unset logscale x
set xrange [0:1]
set xtics 0.2 nomirror out norotate autojustify scale 0.5 format '%g'
set grid xtics lw 0.7 lc rgb '#e2e2e2'
unset logscale y
set yrange [0:1]
set ytics 0.2 nomirror out norotate autojustify scale 0.5 format '%g'
set grid ytics lw 0.7 lc rgb '#e2e2e2'
set xlabel 'forecast' offset 0,0.3 textcolor rgb '#333333'
set label 'share flawless' at screen 0.0194444, screen 0.411765 center rotate by 90 textcolor rgb '#333333'
set arrow from first 0, first 0 to first 1, first 1 nohead back lw 1.4 lc rgb '#888888' dt (4,4)
set label '' at first 0.7, first 0.7 center rotate by 39 offset -0.8,0.6 font ',11' textcolor rgb '#666666'
plot $panel1_1 using 1:3:(0):($4-$3) with vectors nohead ls 1 dt 1 notitle, \
  $panel1_1 using 1:2 with linespoints ls 1 title 'P(Yes), one wording', \
  $panel1_2 using 1:3:(0):($4-$3) with vectors nohead ls 2 dt 1 notitle, \
  $panel1_2 using 1:2 with linespoints ls 2 title 'P(Yes), four questions'
unset label; unset arrow; unset key
set key at screen 0.594444, screen 0.828431 left top horizontal maxcols 2 Left reverse samplen 2.6 spacing 1.1 textcolor rgb '#333333'
set lmargin at screen 0.605556; set rmargin at screen 0.972222
set tmargin at screen 0.676471; set bmargin at screen 0.147059
set label 'written' at screen 0.605556, screen 0.867647 left font ',13' textcolor rgb '#333333'
unset logscale x
set xrange [0:1]
set xtics 0.2 nomirror out norotate autojustify scale 0.5 format '%g'
set grid xtics lw 0.7 lc rgb '#e2e2e2'
unset logscale y
set yrange [0:1]
set ytics 0.2 nomirror out norotate autojustify scale 0.5 format '%g'
set grid ytics lw 0.7 lc rgb '#e2e2e2'
set xlabel 'forecast' offset 0,0.3 textcolor rgb '#333333'
set label 'share flawless' at screen 0.519444, screen 0.411765 center rotate by 90 textcolor rgb '#333333'
set arrow from first 0, first 0 to first 1, first 1 nohead back lw 1.4 lc rgb '#888888' dt (4,4)
set label '' at first 0.7, first 0.7 center rotate by 39 offset -0.8,0.6 font ',11' textcolor rgb '#666666'
plot $panel2_1 using 1:3:(0):($4-$3) with vectors nohead ls 1 dt 1 notitle, \
  $panel2_1 using 1:2 with linespoints ls 1 title 'one critique', \
  $panel2_2 using 1:3:(0):($4-$3) with vectors nohead ls 2 dt 1 notitle, \
  $panel2_2 using 1:2 with linespoints ls 2 title 'three critiques'
unset multiplot
unset output
